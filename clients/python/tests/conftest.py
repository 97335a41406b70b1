import os
from collections.abc import AsyncIterator

import pytest
from rebated_client import OrderDetailsOrder, Rebated

from orders import refundable_order


@pytest.fixture
def url() -> str:
    return os.environ["REBATED_URL"]


@pytest.fixture
def member_token() -> str:
    return os.environ["REBATED_MEMBER_TOKEN"]


@pytest.fixture
async def nobody(url: str) -> AsyncIterator[Rebated]:
    async with Rebated(url) as client:
        yield client


@pytest.fixture
async def member(url: str, member_token: str) -> AsyncIterator[Rebated]:
    async with Rebated(url, member_token) as client:
        yield client


@pytest.fixture
async def support(url: str) -> AsyncIterator[Rebated]:
    async with Rebated(url, os.environ["REBATED_SUPPORT_TOKEN"]) as client:
        yield client


@pytest.fixture
async def order(member: Rebated) -> OrderDetailsOrder:
    return await refundable_order(member)
