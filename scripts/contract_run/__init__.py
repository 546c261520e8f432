"""The whole contract suite: every API, against our sandboxes or the vendors', with gates and a report.

    make contract
    CLEMTA_BASE_URL=https://sandbox.clemta.com CLEMTA_API_KEY=… make contract

How an API is held to its document is in ``scripts.contract``; here is what is tried, on whom, and what is told of it.
"""
