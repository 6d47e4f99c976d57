"""The five accounts of the demo, with passwords that protect nothing: everything behind them is invented."""

from dataclasses import dataclass

from bontot.domain.accounts.types import Role
from bontot.samples.casts.places import PLACES


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """
    One account the demo prints.

    `member_code` is the code of a cell and the place of the member in its cast ("ML-03:0": its secretary); `promises`
    are the lines of the pledge the member wrote for the sample year.
    """

    username: str
    password: str
    full_name: str
    role: Role
    organization_label: str
    member_code: str | None = None
    promises: tuple[str, ...] = ()

    @property
    def place(self) -> str | None:
        """The slug of the place whose member this is; None for an account without one."""
        code = (self.member_code or "").partition(":")[0]
        return next((p.slug for p in PLACES if any(c.code == code for c in p.cells)), None)


ACCOUNTS = (
    SampleAccount("bithu", "bon-tot-bithu", "Nguyễn Hữu Phúc", Role.SECRETARY, "ml_03", "ML-03:0"),
    SampleAccount(
        "dangvien",
        "bon-tot-dangvien",
        "Phạm Đình Nam",
        Role.MEMBER,
        "ml_03",
        "ML-03:7",
        promises=(
            "Dự sinh hoạt đủ và đúng giờ; vắng thì báo trước.",
            "Hoàn thành đúng hạn nhiệm vụ chi bộ giao.",
            "Giữ vệ sinh, phân loại rác tại nhà; vận động 5 hộ liền kề cùng làm.",
        ),
    ),
    SampleAccount(
        "thamdinh", "bon-tot-thamdinh", "Người thẩm định (minh họa)", Role.APPRAISER, "my_long"
    ),
    SampleAccount(
        "tinhuy", "bon-tot-tinhuy", "Người theo dõi cấp tỉnh (minh họa)", Role.VIEWER, "an_giang"
    ),
    SampleAccount("vanhanh", "bon-tot-vanhanh", "Người vận hành (minh họa)", Role.OPERATOR, "vn"),
)
