"""What several tests do with the demonstration's orders."""

from decimal import Decimal

from rebated_client import (
    OrderDetailsOrder,
    OrderFilter,
    OrderStatus,
    Rebated,
    RefundDecisionInput,
    RefundSummary,
)

from readme import ask_refund

ONE = Decimal("1.00")


async def refundable_order(member: Rebated) -> OrderDetailsOrder:
    """The newest order of which more than one unit can be asked back."""
    received = OrderFilter(status=[OrderStatus.RECEIVED, OrderStatus.SETTLED])
    viewer = await member.my_orders(first=5, filter_=received)
    assert viewer is not None
    assert viewer.orders is not None
    for edge in viewer.orders.edges:
        order = await member.order_details(edge.node.id)
        assert order is not None
        if order.refundable.amount > ONE:
            return order
    raise AssertionError("the demonstration has an order to refund")


async def ask_one(member: Rebated, order: OrderDetailsOrder) -> RefundSummary:
    refund = await ask_refund(member, order.id, ONE, order.paid.currency_code)
    # without what the operation asks for beyond the summary, so that it compares with other summaries
    return RefundSummary.model_validate(refund.model_dump())


async def withdraw(member: Rebated, refund: RefundSummary) -> RefundSummary:
    answer = await member.cancel_refund(RefundDecisionInput(refund_id=refund.id))
    assert answer is not None
    assert answer.user_errors == []
    assert answer.refund is not None
    return answer.refund


async def ask_and_withdraw(member: Rebated, order: OrderDetailsOrder) -> RefundSummary:
    """Leaves the order as it was."""
    return await withdraw(member, await ask_one(member, order))
