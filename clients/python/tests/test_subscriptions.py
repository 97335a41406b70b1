import asyncio
from collections.abc import AsyncIterator

import pytest
from rebated_client import OrderDetailsOrder, Rebated, RebatedError, RefundStatus, RefundSummary
from websockets import ConnectionClosedError

from orders import ask_and_withdraw, ask_one, withdraw


async def begin(events: AsyncIterator[RefundSummary], member: Rebated, order: OrderDetailsOrder) -> None:
    """Nothing tells when a subscription has begun: changes are made until it tells of one."""
    first = asyncio.ensure_future(anext(events))
    while not first.done():
        await ask_and_withdraw(member, order)
    await first


async def next_of(events: AsyncIterator[RefundSummary], refund_id: str) -> RefundSummary:
    while (event := await anext(events)).id != refund_id:
        pass
    return event


async def test_a_refund_is_told_of_at_each_change(member: Rebated, order: OrderDetailsOrder) -> None:
    events = member.refund_updated()
    async with asyncio.timeout(30):
        await begin(events, member, order)

        asked = await ask_one(member, order)
        assert await next_of(events, asked.id) == asked
        assert asked.status is RefundStatus.IN_REVIEW

        withdrawn = await withdraw(member, asked)
        assert await next_of(events, asked.id) == withdrawn
        assert withdrawn.status is RefundStatus.CANCELLED


async def test_nobody_is_refused_by_a_code(nobody: Rebated) -> None:
    async with asyncio.timeout(30):
        with pytest.raises(RebatedError) as refusal:
            await anext(nobody.refund_updated())
    assert refusal.value.codes == ["UNAUTHENTICATED"]


async def test_a_bad_token_closes_the_socket(url: str) -> None:
    async with Rebated(url, "nonsense") as client, asyncio.timeout(30):
        with pytest.raises(ConnectionClosedError) as refusal:
            await anext(client.refund_updated())
    assert refusal.value.rcvd is not None
    assert (refusal.value.rcvd.code, refusal.value.rcvd.reason) == (4403, "Forbidden")
