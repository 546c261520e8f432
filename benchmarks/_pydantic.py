"""The schemas of one contact and of a list, as pydantic models that a user would write for them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Billing(BaseModel):
    """The schema ``ContactBilling``."""

    email: str | None = None
    phone: str | None = None
    phone_code: str | None = None
    iso_code: str | None = None
    country: str | None = None
    address_1: str | None = None
    address_2: str | None = None
    postal_code: str | None = None
    district: str | None = None
    state: str | None = None
    province: str | None = None
    tax_id: str | None = None


class Contact(BaseModel):
    """The schema ``ContactResponse``."""

    id: str
    created_at: int
    updated_at: int
    type: Literal["customer", "vendor"]
    full_name: str
    email: str
    status: str | None = None
    description: str | None = None
    cc_emails: list[str] | None = None
    bcc_emails: list[str] | None = None
    billing: Billing | None = None


class Data(BaseModel):
    """What stands under ``data`` in the schema ``ContactListResponse``."""

    contacts: list[Contact]
    total: int
    skip: int | None = None
    limit: int | None = None


class Page(BaseModel):
    """The schema ``ContactListResponse``."""

    success: bool
    message: str
    data: Data


class One(BaseModel):
    """The schema ``ContactGetResponse``."""

    success: bool
    message: str
    data: Contact
