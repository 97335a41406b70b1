use crate::code::codes;

codes! {
    /// The form of a voucher's document.
    pub enum VoucherForm {
        /// For programs.
        Json = "JSON",
        /// For people.
        Pdf = "PDF",
    }
}

codes! {
    /// What is wrong with a stored document.
    pub enum VoucherFault {
        /// Its bytes are not those that were stored.
        Changed = "CHANGED",
        /// It is not there.
        Lost = "LOST",
    }
}

impl VoucherForm {
    /// How a file of this form ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Pdf => "pdf",
        }
    }

    /// The form of files that end like this.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.extension() == extension)
    }

    /// The media type.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Pdf => "application/pdf",
        }
    }
}

/// The number of the voucher of a refund: it follows from the refund's own, so that a refund has one and no other.
pub fn voucher_number(refund_number: &str) -> String {
    format!("V-{refund_number}")
}
