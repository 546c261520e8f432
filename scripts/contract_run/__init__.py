"""The whole contract suite: every API, against our sandboxes or the vendors', with gates and a report.

    make contract
    <API>_BASE_URL=https://… <API>_…=… make contract

How an API is held to its document is in ``scripts.contract``; here is what is tried, on whom, and what is told of it.
"""
