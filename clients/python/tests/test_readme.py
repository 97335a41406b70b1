import asyncio
from decimal import Decimal

import pytest
from rebated_client import CurrencyCode, OrderDetailsOrder, Rebated, RefundStatus

import readme
from orders import ask_and_withdraw
from test_mutations import somebody


async def test_sign_in(url: str, nobody: Rebated) -> None:
    newcomer = somebody()
    await nobody.register(newcomer)
    assert newcomer.email is not None

    token = await readme.sign_in(url, newcomer.email, newcomer.password)
    assert await readme.is_signed_in(url, token)
    assert not await readme.is_signed_in(url, token + "x")
    with pytest.raises(PermissionError):
        await readme.sign_in(url, newcomer.email, "not the password")


async def test_available(url: str, member: Rebated, member_token: str) -> None:
    viewer = await member.home()
    assert viewer is not None
    assert viewer.balances is not None
    balances = {balance.currency_code: balance.available.amount for balance in viewer.balances}
    assert balances[CurrencyCode.CNY] > 0
    assert await readme.available(url, member_token, CurrencyCode.CNY) == balances[CurrencyCode.CNY]


async def test_pages_of_any_size_make_the_same_list(member: Rebated) -> None:
    whole = [order async for order in readme.all_orders(member, page_size=100)]
    assert len(whole) > 10
    assert [order async for order in readme.all_orders(member, page_size=7)] == whole


async def test_ask_refund(member: Rebated, order: OrderDetailsOrder) -> None:
    too_much = order.refundable.amount + Decimal("0.01")
    with pytest.raises(ValueError, match=r"^TOO_MUCH: "):
        await readme.ask_refund(member, order.id, too_much, order.paid.currency_code)


async def test_decided(member: Rebated, order: OrderDetailsOrder) -> None:
    async with asyncio.timeout(30):
        decision = asyncio.create_task(readme.decided(member))
        while not decision.done():
            await ask_and_withdraw(member, order)
    assert (await decision).status is RefundStatus.CANCELLED
