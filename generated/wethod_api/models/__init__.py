# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schemas of the document, a class each; a class is imported on first use."""

from typing import TYPE_CHECKING

from ..lazy import attach_lazy as _attach_lazy

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
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "Budget": ".budget:Budget",
            "BudgetMessage": ".budget_message:BudgetMessage",
            "BudgetStatus": ".budget_status:BudgetStatus",
            "BudgetSubmit": ".budget_submit:BudgetSubmit",
            "ClientCreate": ".client_create:ClientCreate",
            "ClientModel": ".client_model:ClientModel",
            "ClientUpdate": ".client_update:ClientUpdate",
            "Contact": ".contact:Contact",
            "ContactCreate": ".contact_create:ContactCreate",
            "ContactUpdate": ".contact_update:ContactUpdate",
            "CustomField": ".custom_field:CustomField",
            "CustomFieldOption": ".custom_field_option:CustomFieldOption",
            "Error": ".error:Error",
            "ExternalClientIdentifier": ".external_client_identifier:ExternalClientIdentifier",
            "GetClientDeleted": ".get_client_deleted:GetClientDeleted",
            "GetClientInclude": ".get_client_include:GetClientInclude",
            "GetProductionStreamDeleted": ".get_production_stream_deleted:GetProductionStreamDeleted",
            "Holiday": ".holiday:Holiday",
            "HolidayLocation": ".holiday_location:HolidayLocation",
            "Invoice": ".invoice:Invoice",
            "InvoiceContact": ".invoice_contact:InvoiceContact",
            "InvoiceSetPaid": ".invoice_set_paid:InvoiceSetPaid",
            "InvoiceStatus": ".invoice_status:InvoiceStatus",
            "JobOrderCategory": ".job_order_category:JobOrderCategory",
            "Level": ".level:Level",
            "ListClientsDeleted": ".list_clients_deleted:ListClientsDeleted",
            "ListClientsInclude": ".list_clients_include:ListClientsInclude",
            "ListCustomFieldsArchived": ".list_custom_fields_archived:ListCustomFieldsArchived",
            "ListCustomFieldsDeleted": ".list_custom_fields_deleted:ListCustomFieldsDeleted",
            "ListCustomFieldsDomain": ".list_custom_fields_domain:ListCustomFieldsDomain",
            "ListHolidaysDeleted": ".list_holidays_deleted:ListHolidaysDeleted",
            "ListJobOrderCategoriesDeleted": ".list_job_order_categories_deleted:ListJobOrderCategoriesDeleted",
            "ListPeopleAllocationsDeleted": ".list_people_allocations_deleted:ListPeopleAllocationsDeleted",
            "ListPersonCapacitiesDeleted": ".list_person_capacities_deleted:ListPersonCapacitiesDeleted",
            "ListProductionPlanStreamsDeleted": ".list_production_plan_streams_deleted:ListProductionPlanStreamsDeleted",
            "ListProductionPlansDeleted": ".list_production_plans_deleted:ListProductionPlansDeleted",
            "ListProjectStatusesDeleted": ".list_project_statuses_deleted:ListProjectStatusesDeleted",
            "ListProjectsDeleted": ".list_projects_deleted:ListProjectsDeleted",
            "ListTimesheetLogsMode": ".list_timesheet_logs_mode:ListTimesheetLogsMode",
            "ListTimesheetLogsOrder": ".list_timesheet_logs_order:ListTimesheetLogsOrder",
            "ListTimesheetsDeleted": ".list_timesheets_deleted:ListTimesheetsDeleted",
            "PeopleAllocation": ".people_allocation:PeopleAllocation",
            "PeopleAllocationCreate": ".people_allocation_create:PeopleAllocationCreate",
            "PeopleAllocationUpdate": ".people_allocation_update:PeopleAllocationUpdate",
            "Person": ".person:Person",
            "PersonCapacity": ".person_capacity:PersonCapacity",
            "PersonCapacityCreate": ".person_capacity_create:PersonCapacityCreate",
            "PersonPayroll": ".person_payroll:PersonPayroll",
            "PersonPayrollWrite": ".person_payroll_write:PersonPayrollWrite",
            "PersonUpdate": ".person_update:PersonUpdate",
            "PriceList": ".price_list:PriceList",
            "PriceListLevel": ".price_list_level:PriceListLevel",
            "ProductionPlan": ".production_plan:ProductionPlan",
            "ProductionPlanStream": ".production_plan_stream:ProductionPlanStream",
            "ProductionStream": ".production_stream:ProductionStream",
            "Project": ".project:Project",
            "ProjectCreate": ".project_create:ProjectCreate",
            "ProjectJobOrderCategory": ".project_job_order_category:ProjectJobOrderCategory",
            "ProjectMetadata": ".project_metadata:ProjectMetadata",
            "ProjectMetadataWrite": ".project_metadata_write:ProjectMetadataWrite",
            "ProjectPlanTask": ".project_plan_task:ProjectPlanTask",
            "ProjectPlanTaskDependencyTypeType1": ".project_plan_task_dependency_type_type_1:ProjectPlanTaskDependencyTypeType1",
            "ProjectPlanTaskStatusKeyType1": ".project_plan_task_status_key_type_1:ProjectPlanTaskStatusKeyType1",
            "ProjectPlanTaskUpdate": ".project_plan_task_update:ProjectPlanTaskUpdate",
            "ProjectPlanTaskUpdateDependencyTypeType1": ".project_plan_task_update_dependency_type_type_1:ProjectPlanTaskUpdateDependencyTypeType1",
            "ProjectPlanTaskUpdateStatusKeyType1": ".project_plan_task_update_status_key_type_1:ProjectPlanTaskUpdateStatusKeyType1",
            "ProjectStatus": ".project_status:ProjectStatus",
            "ProjectStatusCreate": ".project_status_create:ProjectStatusCreate",
            "ProjectUpdate": ".project_update:ProjectUpdate",
            "Stream": ".stream:Stream",
            "StreamLeader": ".stream_leader:StreamLeader",
            "StreamMember": ".stream_member:StreamMember",
            "Timesheet": ".timesheet:Timesheet",
            "TimesheetCreate": ".timesheet_create:TimesheetCreate",
            "TimesheetLog": ".timesheet_log:TimesheetLog",
            "TimesheetWhitelist": ".timesheet_whitelist:TimesheetWhitelist",
            "TimesheetWhitelistCreate": ".timesheet_whitelist_create:TimesheetWhitelistCreate",
            "ValidationError": ".validation_error:ValidationError",
            "ValidationFailure": ".validation_failure:ValidationFailure",
        },
    )

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
