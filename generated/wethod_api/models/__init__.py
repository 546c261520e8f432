# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schemas of the document, a class each; a class is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .budget import Budget
    from .budget_message import BudgetMessage
    from .budget_status import BudgetStatus
    from .budget_submit import BudgetSubmit
    from .client_create import ClientCreate
    from .client_model import ClientModel
    from .client_update import ClientUpdate
    from .contact import Contact
    from .contact_create import ContactCreate
    from .contact_update import ContactUpdate
    from .custom_field import CustomField
    from .custom_field_option import CustomFieldOption
    from .error import Error
    from .external_client_identifier import ExternalClientIdentifier
    from .get_client_deleted import GetClientDeleted
    from .get_client_include import GetClientInclude
    from .get_production_stream_deleted import GetProductionStreamDeleted
    from .holiday import Holiday
    from .holiday_location import HolidayLocation
    from .invoice import Invoice
    from .invoice_contact import InvoiceContact
    from .invoice_set_paid import InvoiceSetPaid
    from .invoice_status import InvoiceStatus
    from .job_order_category import JobOrderCategory
    from .level import Level
    from .list_clients_deleted import ListClientsDeleted
    from .list_clients_include import ListClientsInclude
    from .list_custom_fields_archived import ListCustomFieldsArchived
    from .list_custom_fields_deleted import ListCustomFieldsDeleted
    from .list_custom_fields_domain import ListCustomFieldsDomain
    from .list_holidays_deleted import ListHolidaysDeleted
    from .list_job_order_categories_deleted import ListJobOrderCategoriesDeleted
    from .list_people_allocations_deleted import ListPeopleAllocationsDeleted
    from .list_person_capacities_deleted import ListPersonCapacitiesDeleted
    from .list_production_plan_streams_deleted import ListProductionPlanStreamsDeleted
    from .list_production_plans_deleted import ListProductionPlansDeleted
    from .list_project_statuses_deleted import ListProjectStatusesDeleted
    from .list_projects_deleted import ListProjectsDeleted
    from .list_timesheet_logs_mode import ListTimesheetLogsMode
    from .list_timesheet_logs_order import ListTimesheetLogsOrder
    from .list_timesheets_deleted import ListTimesheetsDeleted
    from .people_allocation import PeopleAllocation
    from .people_allocation_create import PeopleAllocationCreate
    from .people_allocation_update import PeopleAllocationUpdate
    from .person import Person
    from .person_capacity import PersonCapacity
    from .person_capacity_create import PersonCapacityCreate
    from .person_payroll import PersonPayroll
    from .person_payroll_write import PersonPayrollWrite
    from .person_update import PersonUpdate
    from .price_list import PriceList
    from .price_list_level import PriceListLevel
    from .production_plan import ProductionPlan
    from .production_plan_stream import ProductionPlanStream
    from .production_stream import ProductionStream
    from .project import Project
    from .project_create import ProjectCreate
    from .project_job_order_category import ProjectJobOrderCategory
    from .project_metadata import ProjectMetadata
    from .project_metadata_write import ProjectMetadataWrite
    from .project_plan_task import ProjectPlanTask
    from .project_plan_task_dependency_type_type_1 import ProjectPlanTaskDependencyTypeType1
    from .project_plan_task_status_key_type_1 import ProjectPlanTaskStatusKeyType1
    from .project_plan_task_update import ProjectPlanTaskUpdate
    from .project_plan_task_update_dependency_type_type_1 import ProjectPlanTaskUpdateDependencyTypeType1
    from .project_plan_task_update_status_key_type_1 import ProjectPlanTaskUpdateStatusKeyType1
    from .project_status import ProjectStatus
    from .project_status_create import ProjectStatusCreate
    from .project_update import ProjectUpdate
    from .stream import Stream
    from .stream_leader import StreamLeader
    from .stream_member import StreamMember
    from .timesheet import Timesheet
    from .timesheet_create import TimesheetCreate
    from .timesheet_log import TimesheetLog
    from .timesheet_whitelist import TimesheetWhitelist
    from .timesheet_whitelist_create import TimesheetWhitelistCreate
    from .validation_error import ValidationError
    from .validation_failure import ValidationFailure

_MODULES: dict[str, str] = {
    "Budget": ".budget",
    "BudgetMessage": ".budget_message",
    "BudgetStatus": ".budget_status",
    "BudgetSubmit": ".budget_submit",
    "ClientCreate": ".client_create",
    "ClientModel": ".client_model",
    "ClientUpdate": ".client_update",
    "Contact": ".contact",
    "ContactCreate": ".contact_create",
    "ContactUpdate": ".contact_update",
    "CustomField": ".custom_field",
    "CustomFieldOption": ".custom_field_option",
    "Error": ".error",
    "ExternalClientIdentifier": ".external_client_identifier",
    "GetClientDeleted": ".get_client_deleted",
    "GetClientInclude": ".get_client_include",
    "GetProductionStreamDeleted": ".get_production_stream_deleted",
    "Holiday": ".holiday",
    "HolidayLocation": ".holiday_location",
    "Invoice": ".invoice",
    "InvoiceContact": ".invoice_contact",
    "InvoiceSetPaid": ".invoice_set_paid",
    "InvoiceStatus": ".invoice_status",
    "JobOrderCategory": ".job_order_category",
    "Level": ".level",
    "ListClientsDeleted": ".list_clients_deleted",
    "ListClientsInclude": ".list_clients_include",
    "ListCustomFieldsArchived": ".list_custom_fields_archived",
    "ListCustomFieldsDeleted": ".list_custom_fields_deleted",
    "ListCustomFieldsDomain": ".list_custom_fields_domain",
    "ListHolidaysDeleted": ".list_holidays_deleted",
    "ListJobOrderCategoriesDeleted": ".list_job_order_categories_deleted",
    "ListPeopleAllocationsDeleted": ".list_people_allocations_deleted",
    "ListPersonCapacitiesDeleted": ".list_person_capacities_deleted",
    "ListProductionPlanStreamsDeleted": ".list_production_plan_streams_deleted",
    "ListProductionPlansDeleted": ".list_production_plans_deleted",
    "ListProjectStatusesDeleted": ".list_project_statuses_deleted",
    "ListProjectsDeleted": ".list_projects_deleted",
    "ListTimesheetLogsMode": ".list_timesheet_logs_mode",
    "ListTimesheetLogsOrder": ".list_timesheet_logs_order",
    "ListTimesheetsDeleted": ".list_timesheets_deleted",
    "PeopleAllocation": ".people_allocation",
    "PeopleAllocationCreate": ".people_allocation_create",
    "PeopleAllocationUpdate": ".people_allocation_update",
    "Person": ".person",
    "PersonCapacity": ".person_capacity",
    "PersonCapacityCreate": ".person_capacity_create",
    "PersonPayroll": ".person_payroll",
    "PersonPayrollWrite": ".person_payroll_write",
    "PersonUpdate": ".person_update",
    "PriceList": ".price_list",
    "PriceListLevel": ".price_list_level",
    "ProductionPlan": ".production_plan",
    "ProductionPlanStream": ".production_plan_stream",
    "ProductionStream": ".production_stream",
    "Project": ".project",
    "ProjectCreate": ".project_create",
    "ProjectJobOrderCategory": ".project_job_order_category",
    "ProjectMetadata": ".project_metadata",
    "ProjectMetadataWrite": ".project_metadata_write",
    "ProjectPlanTask": ".project_plan_task",
    "ProjectPlanTaskDependencyTypeType1": ".project_plan_task_dependency_type_type_1",
    "ProjectPlanTaskStatusKeyType1": ".project_plan_task_status_key_type_1",
    "ProjectPlanTaskUpdate": ".project_plan_task_update",
    "ProjectPlanTaskUpdateDependencyTypeType1": ".project_plan_task_update_dependency_type_type_1",
    "ProjectPlanTaskUpdateStatusKeyType1": ".project_plan_task_update_status_key_type_1",
    "ProjectStatus": ".project_status",
    "ProjectStatusCreate": ".project_status_create",
    "ProjectUpdate": ".project_update",
    "Stream": ".stream",
    "StreamLeader": ".stream_leader",
    "StreamMember": ".stream_member",
    "Timesheet": ".timesheet",
    "TimesheetCreate": ".timesheet_create",
    "TimesheetLog": ".timesheet_log",
    "TimesheetWhitelist": ".timesheet_whitelist",
    "TimesheetWhitelistCreate": ".timesheet_whitelist_create",
    "ValidationError": ".validation_error",
    "ValidationFailure": ".validation_failure",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])


__all__ = [
    "Budget",
    "BudgetMessage",
    "BudgetStatus",
    "BudgetSubmit",
    "ClientCreate",
    "ClientModel",
    "ClientUpdate",
    "Contact",
    "ContactCreate",
    "ContactUpdate",
    "CustomField",
    "CustomFieldOption",
    "Error",
    "ExternalClientIdentifier",
    "GetClientDeleted",
    "GetClientInclude",
    "GetProductionStreamDeleted",
    "Holiday",
    "HolidayLocation",
    "Invoice",
    "InvoiceContact",
    "InvoiceSetPaid",
    "InvoiceStatus",
    "JobOrderCategory",
    "Level",
    "ListClientsDeleted",
    "ListClientsInclude",
    "ListCustomFieldsArchived",
    "ListCustomFieldsDeleted",
    "ListCustomFieldsDomain",
    "ListHolidaysDeleted",
    "ListJobOrderCategoriesDeleted",
    "ListPeopleAllocationsDeleted",
    "ListPersonCapacitiesDeleted",
    "ListProductionPlansDeleted",
    "ListProductionPlanStreamsDeleted",
    "ListProjectsDeleted",
    "ListProjectStatusesDeleted",
    "ListTimesheetLogsMode",
    "ListTimesheetLogsOrder",
    "ListTimesheetsDeleted",
    "PeopleAllocation",
    "PeopleAllocationCreate",
    "PeopleAllocationUpdate",
    "Person",
    "PersonCapacity",
    "PersonCapacityCreate",
    "PersonPayroll",
    "PersonPayrollWrite",
    "PersonUpdate",
    "PriceList",
    "PriceListLevel",
    "ProductionPlan",
    "ProductionPlanStream",
    "ProductionStream",
    "Project",
    "ProjectCreate",
    "ProjectJobOrderCategory",
    "ProjectMetadata",
    "ProjectMetadataWrite",
    "ProjectPlanTask",
    "ProjectPlanTaskDependencyTypeType1",
    "ProjectPlanTaskStatusKeyType1",
    "ProjectPlanTaskUpdate",
    "ProjectPlanTaskUpdateDependencyTypeType1",
    "ProjectPlanTaskUpdateStatusKeyType1",
    "ProjectStatus",
    "ProjectStatusCreate",
    "ProjectUpdate",
    "Stream",
    "StreamLeader",
    "StreamMember",
    "Timesheet",
    "TimesheetCreate",
    "TimesheetLog",
    "TimesheetWhitelist",
    "TimesheetWhitelistCreate",
    "ValidationError",
    "ValidationFailure",
]
