from datetime import timedelta

from rebated_client import OrderDetailsOrder, OrderSort, OrderSortField, Rebated, Role, SortDirection


async def test_home_shows_who_signed_in_and_the_newest_orders(member: Rebated) -> None:
    viewer = await member.home(orders=3)

    assert viewer is not None
    assert viewer.orders is not None
    assert (viewer.role, viewer.email) == (Role.MEMBER, "li.xiaoyu@demo.example")
    orders = [edge.node for edge in viewer.orders.edges]
    assert len(orders) == 3
    assert orders == sorted(orders, key=lambda order: order.placed_at, reverse=True)
    assert all(order.placed_at.utcoffset() == timedelta(0) for order in orders)
    assert viewer.orders.page_info.has_next_page
    assert viewer.orders.page_info.end_cursor == viewer.orders.edges[-1].cursor


async def test_home_of_nobody_is_empty(nobody: Rebated) -> None:
    assert await nobody.home() is None


async def test_amounts_are_decimals_of_one_currency(member: Rebated) -> None:
    viewer = await member.home()

    assert viewer is not None
    assert viewer.balances
    for balance in viewer.balances:
        amounts = [balance.available, balance.pending, balance.frozen, balance.owed]
        assert {amount.currency_code for amount in amounts} == {balance.currency_code}
        assert {amount.amount.as_tuple().exponent for amount in amounts} == {-2}


async def test_the_lines_of_an_order_add_up(member: Rebated, order: OrderDetailsOrder) -> None:
    assert sum(line.paid.amount for line in order.lines) == order.paid.amount
    assert sum(line.refunded.amount for line in order.lines) == order.refunded.amount


async def test_orders_are_sorted_as_asked(member: Rebated) -> None:
    oldest_first = OrderSort(field=OrderSortField.PLACED_AT, direction=SortDirection.ASC)
    viewer = await member.my_orders(first=10, sort=oldest_first)

    assert viewer is not None
    assert viewer.orders is not None
    placed = [edge.node.placed_at for edge in viewer.orders.edges]
    assert len(placed) == 10
    assert placed == sorted(placed)
