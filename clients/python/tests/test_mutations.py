from decimal import Decimal
from uuid import uuid4

from rebated_client import (
    AccountErrorCode,
    MoneyInput,
    OrderDetailsOrder,
    Rebated,
    RefundAction,
    RefundDecisionInput,
    RefundErrorCode,
    RefundReason,
    RefundRequestInput,
    RefundStatus,
    Role,
    UserRegisterInput,
)

from orders import ONE, ask_one, withdraw


def somebody() -> UserRegisterInput:
    return UserRegisterInput(
        display_name="Newcomer", email=f"{uuid4()}@client.example", password=str(uuid4()), locale="en"
    )


async def test_whoever_registers_is_signed_in(url: str, nobody: Rebated) -> None:
    wanted = somebody()
    answer = await nobody.register(wanted)

    assert answer is not None
    assert answer.user_errors == []
    assert answer.user is not None
    assert (answer.user.locale, answer.user.role) == ("en", Role.MEMBER)
    assert answer.session is not None
    async with Rebated(url, answer.session.access_token) as member:
        viewer = await member.home()
    assert viewer is not None
    assert (viewer.id, viewer.email) == (answer.user.id, wanted.email)
    assert viewer.orders is not None
    assert viewer.orders.edges == []


async def test_an_address_registers_once(nobody: Rebated) -> None:
    wanted = somebody()
    await nobody.register(wanted)
    answer = await nobody.register(wanted)

    assert answer is not None
    assert (answer.user, answer.session) == (None, None)
    assert [(error.code, error.field) for error in answer.user_errors] == [
        (AccountErrorCode.EMAIL_TAKEN, ["input", "email"])
    ]


async def test_a_requested_refund_is_held_back(member: Rebated, order: OrderDetailsOrder) -> None:
    refund = await ask_one(member, order)

    assert refund.status is RefundStatus.IN_REVIEW
    assert (refund.amount.amount, refund.amount.currency_code) == (ONE, order.paid.currency_code)
    assert refund.allowed_actions == [RefundAction.CANCEL]
    after = await member.order_details(order.id)
    assert after is not None
    assert after.refundable.amount == order.refundable.amount - ONE

    withdrawn = await withdraw(member, refund)
    assert withdrawn.status is RefundStatus.CANCELLED
    assert withdrawn.decided_at is None, "nobody decided: it was withdrawn"
    after = await member.order_details(order.id)
    assert after is not None
    assert after.refundable == order.refundable


async def test_support_decides(member: Rebated, support: Rebated, order: OrderDetailsOrder) -> None:
    refund = await ask_one(member, order)
    waiting = await support.refunds_to_decide(first=20)
    assert waiting is not None
    assert refund.id in [edge.node.id for edge in waiting.edges]

    answer = await support.reject_refund(RefundDecisionInput(refund_id=refund.id, note="Not this time."))
    assert answer is not None
    assert answer.user_errors == []
    assert answer.refund is not None
    assert answer.refund.status is RefundStatus.REJECTED


async def test_a_repeated_key_has_one_effect(member: Rebated, order: OrderDetailsOrder) -> None:
    wish = RefundRequestInput(
        order_id=order.id,
        amount=MoneyInput(amount=ONE, currency_code=order.paid.currency_code),
        reason=RefundReason.OTHER,
        idempotency_key=str(uuid4()),
    )
    first = await member.request_refund(wish)
    second = await member.request_refund(wish)

    assert first == second
    assert first is not None
    assert first.refund is not None
    await withdraw(member, first.refund)


async def test_what_a_person_can_correct_names_the_field(member: Rebated, order: OrderDetailsOrder) -> None:
    answer = await member.request_refund(
        RefundRequestInput(
            order_id=order.id,
            amount=MoneyInput(amount=Decimal(0), currency_code=order.paid.currency_code),
            reason=RefundReason.OTHER,
        )
    )

    assert answer is not None
    assert answer.refund is None
    assert [(error.code, error.field) for error in answer.user_errors] == [
        (RefundErrorCode.NOT_POSITIVE, ["input", "amount"])
    ]
