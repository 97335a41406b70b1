//! Ids on the wire.

use async_graphql::ID;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rebated_domain::id;
use uuid::Uuid;

/// An id that clients see: opaque text that names the object's type and the object.
pub trait GlobalId: Copy + From<Uuid> + Into<Uuid> {
    /// The name of the object's type.
    const TYPE: &'static str;
}

macro_rules! global_ids {
    ($($name:ident)+) => {$(
        impl GlobalId for id::$name {
            const TYPE: &'static str = id::$name::KIND;
        }
    )+};
}

global_ids! {
    UserId OrderId OrderLineId RebateId RuleId RuleVersionId RefundId BillId LedgerAccountId LedgerTransferId
    AdjustmentId HoldId JobId SessionId ApiKeyId AuditEntryId NotificationId DeliveryId DeviceId
    WebhookDeliveryId WebhookEndpointId MerchantId ProductId VariantId StockMovementId OrderTransitionId
    PaymentCallbackId PaymentId NetworkWindowId RiskHoldId OrderClaimId TrackingLinkId
}

/// The id as clients see it.
pub fn encode<T: GlobalId>(id: T) -> ID {
    encode_any(T::TYPE, id.into())
}

/// The id of an object of the type with this name.
pub fn encode_any(kind: &str, id: Uuid) -> ID {
    ID(URL_SAFE_NO_PAD.encode(format!("{kind}:{id}")))
}

/// The id of a `T`; none when the text is the id of something else, or none at all.
pub fn decode<T: GlobalId>(id: &ID) -> Option<T> {
    decode_any(id).filter(|(kind, _)| kind == T::TYPE).map(|(_, uuid)| uuid.into())
}

/// Like [`decode`], but an id of something else becomes the id of nothing. The lookup that follows
/// then answers "not found" in its own words, which is what the caller should read.
pub fn decode_or_nothing<T: GlobalId>(id: &ID) -> T {
    decode(id).unwrap_or_else(|| Uuid::nil().into())
}

/// The type's name and the id within it.
pub fn decode_any(id: &ID) -> Option<(String, Uuid)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id.as_str()).ok()?).ok()?;
    let (kind, uuid) = text.split_once(':')?;
    let uuid = Uuid::try_parse(uuid).ok().filter(|parsed| parsed.to_string() == uuid)?;
    Some((kind.to_owned(), uuid))
}

#[cfg(test)]
mod tests {
    use rebated_domain::id::{OrderId, UserId};

    use super::*;

    #[test]
    fn ids_of_another_type_are_ids_of_nothing() {
        let order = OrderId(Uuid::from_u128(7));
        let id = encode(order);
        assert_eq!(decode::<OrderId>(&id), Some(order));
        assert_eq!(decode::<UserId>(&id), None);
        assert_eq!(decode_or_nothing::<UserId>(&id), UserId(Uuid::nil()));
        for bad in ["", "7", "T3JkZXI6Nw", "!!", &format!("{}=", id.as_str())] {
            assert_eq!(decode_any(&ID(bad.into())), None, "{bad}");
        }
        let braces = URL_SAFE_NO_PAD.encode(format!("Order:{{{}}}", order.0));
        assert_eq!(decode_any(&ID(braces)), None);
    }
}
