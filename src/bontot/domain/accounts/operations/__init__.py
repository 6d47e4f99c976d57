"""What is done with accounts: made, granted, opened by a printed slip, reset, locked."""

from bontot.domain.accounts.operations.granting import (
    create_accounts as create_accounts,
)
from bontot.domain.accounts.operations.granting import (
    end_grant as end_grant,
)
from bontot.domain.accounts.operations.granting import (
    grant_role as grant_role,
)
from bontot.domain.accounts.operations.opening import (
    issue_slips as issue_slips,
)
from bontot.domain.accounts.operations.opening import (
    set_lock as set_lock,
)
from bontot.domain.accounts.operations.opening import (
    use_slip as use_slip,
)
