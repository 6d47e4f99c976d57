"""Refusals about meetings and tasks, in one sentence: what is wrong, then what to do."""

from django.utils.translation import gettext_noop as said


MEETINGS = {
    "counts_do_not_add_up": said(
        "Số có mặt, vắng có lý do và vắng không có lý do cộng lại khác số phải dự. Đồng chí sửa các số này."
    ),
    "meeting_ends_before_start": said(
        "Giờ kết thúc phải sau giờ bắt đầu ít nhất một phút. Đồng chí xem lại hai giờ này rồi ghi lại."
    ),
    "meeting_outside_life": said(
        "Ngày họp nằm ngoài thời gian hoạt động của chi bộ. Đồng chí sửa ngày họp."
    ),
    "more_speakers_than_present": said(
        "Số đồng chí phát biểu nhiều hơn số có mặt. Đồng chí sửa một trong hai số."
    ),
    "report_duties_overlap": said(
        "Hai số loại báo cáo cùng có hiệu lực một ngày. Đồng chí sửa ngày áp dụng."
    ),
    "roll_does_not_match": said(
        "Số vắng và danh sách điểm danh không khớp. Đồng chí sửa điểm danh."
    ),
    "target_set": said("Chỉ tiêu này của năm đã ghi. Đồng chí sửa chỉ tiêu đã có."),
    "task_done_without_date": said(
        "Nhiệm vụ hoàn thành phải có ngày hoàn thành. Đồng chí ghi ngày."
    ),
    "meeting_far_from_month": said(
        "Ngày {day} quá xa tháng {month}. Đồng chí sửa ngày họp, hoặc mở tháng của ngày ấy."
    ),
    "task_due_far_away": said("Hạn {due} quá xa. Đồng chí xem lại năm rồi ghi."),
    "task_due_before_assigned": said("Hạn của nhiệm vụ trước ngày giao. Đồng chí sửa hạn."),
    "vote_does_not_add_up": said(
        "Ba số cộng lại là {counted}, nhưng có {base} đồng chí có quyền biểu quyết có mặt. Đồng chí sửa các số này."
    ),
    "amendment_without_reason": said("Đính chính phải nêu lý do. Đồng chí ghi lý do rồi lưu lại."),
    "guidance_entered": said(
        "Hướng dẫn này của tháng đã nhập. Đồng chí mở bản đã nhập hoặc chọn tháng khác."
    ),
    "guidance_unknown": said("Không có hướng dẫn này. Đồng chí mở lại danh sách rồi chọn."),
    "level_without_reason": said(
        "Mức khác với chi bộ tự đánh giá, hoặc không đạt, phải nêu lý do. Đồng chí ghi lý do rồi lưu lại."
    ),
    "meeting_clash": said(
        "Chi bộ đã có kỳ sinh hoạt khác vào giờ này. Đồng chí chọn giờ khác hoặc hoãn kỳ kia."
    ),
    "meeting_in_future": said(
        "Giờ họp chưa tới nên chưa ghi được. Đồng chí sửa giờ hoặc ghi sau khi họp."
    ),
    "meeting_not_due": said(
        "Kỳ sinh hoạt chưa đến bước này, hoặc đã qua. Đồng chí mở lại trang của tháng để xem bước cần làm."
    ),
    "meeting_not_scored": said(
        "Loại họp này không chấm chất lượng. Đồng chí mở kỳ sinh hoạt hằng tháng."
    ),
    "meeting_part_unknown": said(
        "Mục này không còn trong kỳ sinh hoạt. Đồng chí mở lại trang của tháng."
    ),
    "meeting_unknown": said(
        "Không có kỳ sinh hoạt này trong phạm vi của đồng chí. Đồng chí mở lại danh sách."
    ),
    "minutes_locked": said(
        "Biên bản đã khóa, không sửa trực tiếp. Đồng chí dùng “Đính chính” và nêu lý do."
    ),
    "minutes_not_adopted": said(
        "Chưa thể khóa biên bản: chi bộ chưa thông qua. Đồng chí bấm “Thông qua biên bản” trước."
    ),
    "no_cell_committee": said(
        "Chi bộ chưa có chi ủy nên không có kỳ họp chi ủy. Đồng chí chọn loại sinh hoạt khác."
    ),
    "month_has_meeting": said(
        "Tháng này đã có kỳ sinh hoạt thường kỳ. Đồng chí mở kỳ đã có, hoặc hoãn kỳ đó rồi lên lịch lại."
    ),
    "more_present_than_expected": said(
        "Số có mặt ({present}) nhiều hơn số phải dự ({expected}). Đồng chí đếm lại hoặc thêm người sinh hoạt tạm thời."
    ),
    "bundle_unknown": said("Không có tệp này, hoặc đã hết hạn giữ. Đồng chí lập tệp mới."),
    "no_cell_chosen": said(
        "Chưa chọn chi bộ nào để giao. Đồng chí chọn loại hình hoặc từng chi bộ."
    ),
    "not_below": said(
        "Chi bộ này không trực thuộc đảng bộ đang giao việc. Đồng chí chọn chi bộ trực thuộc."
    ),
    "notice_after_start": said("Ngày thông báo sau giờ bắt đầu họp. Đồng chí sửa ngày thông báo."),
    "day_outside_month": said(
        "Ngày {day} không thuộc tháng {month}. Đồng chí sửa ngày họp, hoặc mở tháng của ngày ấy."
    ),
    "not_expected": said(
        "Có đồng chí không thuộc diện dự kỳ này, hoặc bị ghi hai lần. Đồng chí sửa điểm danh."
    ),
    "not_present": said(
        "Chủ trì và thư ký phải là hai đồng chí khác nhau, đều có mặt; người phát biểu cũng phải có mặt. "
        "Đồng chí sửa điểm danh hoặc chọn người khác."
    ),
    "nothing_to_accept": said(
        "Chi bộ chưa có mức tự đánh giá để nhất trí. Đồng chí chọn mức và nêu lý do, hoặc trả lại để bổ sung."
    ),
    "own_cell": said(
        "Đồng chí sinh hoạt tại chi bộ này nên không xét mức của chi bộ. Đồng chí chuyển cho đồng chí khác."
    ),
    "paper_titled": said("Kỳ này đã có tài liệu cùng tên. Đồng chí đặt tên khác hoặc bỏ bản cũ."),
    "roll_not_taken": said("Chưa điểm danh nên chưa làm được bước này. Đồng chí điểm danh trước."),
    "task_done_before_assigned": said(
        "Ngày hoàn thành trước ngày giao hoặc sau hôm nay. Đồng chí sửa ngày hoàn thành."
    ),
    "task_finished": said(
        "Nhiệm vụ đã kết thúc, không ghi thêm. Đồng chí giao nhiệm vụ mới nếu cần."
    ),
    "task_not_here": said(
        "Nhiệm vụ này không thuộc kỳ sinh hoạt. Đồng chí mở lại danh sách nhiệm vụ."
    ),
    "task_not_proposed": said(
        "Chưa ai báo nhiệm vụ này đã xong nên không có gì để trả lại. Đồng chí mở lại trang nhiệm vụ để xem."
    ),
    "task_owner_not_here": said(
        "Người được giao không sinh hoạt tại chi bộ này. Đồng chí chọn đồng chí khác trong danh sách."
    ),
    "task_unknown": said(
        "Không có nhiệm vụ này trong phạm vi của đồng chí. Đồng chí mở lại danh sách."
    ),
    "tasks_not_heard": said(
        "Chưa thể khóa biên bản: còn {count} nhiệm vụ chưa ghi kết quả. Đồng chí ghi kết quả từng nhiệm vụ rồi khóa."
    ),
}
