import json
from datetime import datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError
from rebated_client import (
    CurrencyCode,
    MoneyInput,
    OrderFilter,
    Rebated,
    RebatedError,
)


async def test_a_bad_token_is_told_by_its_code(url: str) -> None:
    async with Rebated(url, "nonsense") as client:
        with pytest.raises(RebatedError) as refusal:
            await client.home()
    assert refusal.value.codes == ["UNAUTHENTICATED"]
    assert str(refusal.value) == "The token is not valid. Sign in again."


async def test_a_member_does_not_read_the_books(member: Rebated) -> None:
    with pytest.raises(RebatedError) as refusal:
        await member.trial_balance()
    assert refusal.value.codes == ["FORBIDDEN"]
    assert [error.path for error in refusal.value.errors] == [["ledger"]]


async def test_a_page_has_a_limit(member: Rebated) -> None:
    with pytest.raises(RebatedError) as refusal:
        await member.home(orders=101)
    assert refusal.value.codes == ["BAD_USER_INPUT"]


def test_amounts_are_written_without_exponent() -> None:
    money = MoneyInput(amount=Decimal("5E+1"), currency_code=CurrencyCode.CNY)
    assert json.loads(money.model_dump_json(by_alias=True)) == {"amount": "50", "currencyCode": "CNY"}


def test_no_number_is_no_amount() -> None:
    with pytest.raises(ValidationError):
        MoneyInput(amount=Decimal("NaN"), currency_code=CurrencyCode.CNY)


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(PydanticSerializationError, match="has no time zone"):
        OrderFilter(placed_from=datetime(2026, 11, 1)).model_dump_json()
