package template

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// offices are the forms of testdata, as offices draw them. What is written with
// {{…}} has a name that says so; those named "lo-" were written anew by LibreOffice.
var offices = map[string]func(*drawing){
	"o-dien-theo-cap": func(d *drawing) {
		d.on("Biểu 01").widths(6, 28, 10, 10, 12, 12, 10, 12, 12, 10)
		d.merge("A1", "C1", "b", "{{cơ quan}}").merge("E1", "J1", "b", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").merge("E2", "J2", "b", "Độc lập – Tự do – Hạnh phúc")
		d.merge("A4", "J4", "t", "BIỂU TỔNG HỢP ĐĂNG KÝ TÀI KHOẢN ĐỊNH DANH ĐIỆN TỬ").merge("A5", "J5", "i", "(Tính đến {{tính đến}}; biểu số {{biểu số}})")
		d.row("A7", "h", "TT", "Cấp học", "Tổng số", "Đã báo cáo", "Được tiếp nhận", "Thành công", "Từ chối", "Chưa đăng ký", "Chưa báo cáo", "Tỷ lệ")
		d.row("A8", "n", "{{stt}}", "{{tên cấp học}}", "{{tổng số}}", "{{đã báo cáo}}", "{{được tiếp nhận}}", "{{thành công}}", "{{từ chối}}", "{{chưa đăng ký}}", "{{chưa báo cáo}}").row("J8", "p", "=IF(C8=0,0,(E8+F8)/C8)")
		d.row("A9", "n", "", "", "", "", "", "", "", "", "").row("J9", "p", "")
		d.row("A10", "s", "", "Tổng cộng", "=SUM(C8:C9)", "=SUM(D8:D9)", "=SUM(E8:E9)", "=SUM(F8:F9)", "=SUM(G8:G9)", "=SUM(H8:H9)", "=SUM(I8:I9)").row("J10", "%", "=IF(C10=0,0,(E10+F10)/C10)")
		d.merge("A11", "J11", "i", "Cả phạm vi: {{tổng số}} đơn vị, đạt {{tỷ lệ}}.").signed(13, "C", "G", "J").prints("$A$1:$J$18", "$7:$7")
	},
	"o-danh-sach": func(d *drawing) {
		d.on("DS").widths(6, 40, 16, 16, 22, 14, 20)
		d.merge("A1", "G1", "t", "DANH SÁCH ĐƠN VỊ {{phạm vi}}").merge("A2", "G2", "i", "Lúc {{giờ}} ngày {{ngày}}, người lập: {{người lập}}")
		d.row("A4", "h", "STT", "Tên đơn vị", "MST", "Cấp", "Trạng thái", "Ngày", "Ghi chú")
		d.row("A5", "n", "{{stt}}").row("B5", "c", "{{ten}} – {{dia_ban}}", "{{ma_so_thue}}", "{{cap_hoc}}", "{{trang_thai}}").row("F5", "d", "{{ngay_bao_cao}}").row("G5", "c", "{{ly_do}}")
		d.prints("$A$1:$G$5", "$4:$4")
	},
	"theo-dia-ban": func(d *drawing) {
		d.on("Tổng hợp").widths(6, 30, 10, 10, 12, 12, 10, 12, 12, 10)
		d.merge("A1", "D1", "b", "SỞ GIÁO DỤC VÀ ĐÀO TẠO").merge("A3", "J3", "t", "TỔNG HỢP THEO ĐỊA BÀN").merge("A4", "J4", "i", "(Số liệu tính đến …… giờ …… ngày …/…/2025)")
		d.merge("A6", "A7", "h", "TT").merge("B6", "B7", "h", "Đơn vị").merge("C6", "C7", "h", "Tổng số trường").merge("D6", "I6", "h", "Kết quả đăng ký").merge("J6", "J7", "h", "Tỷ lệ (%)")
		d.row("D7", "h", "Đã báo cáo", "Đã được tiếp nhận", "Định danh thành công", "Bị từ chối", "Chưa đăng ký", "Chưa báo cáo")
		d.row("A8", "h", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)")
		for _, at := range []string{"9", "10", "11"} {
			d.row("A"+at, "n", "", "", "", "", "", "", "", "", "").row("J"+at, "p", "=IF(C"+at+"=0,0,(E"+at+"+F"+at+")/C"+at+")")
		}
		d.row("A12", "s", "", "TỔNG CỘNG", "=SUM(C9:C11)", "=SUM(D9:D11)", "=SUM(E9:E11)", "=SUM(F9:F11)", "=SUM(G9:G11)", "=SUM(H9:H11)", "=SUM(I9:I11)").row("J12", "%", "=IF(C12=0,0,(E12+F12)/C12)")
		d.signed(14, "C", "G", "J").prints("$A$1:$J$20", "$6:$8")
	},
	"lo-danh-sach-dat": func(d *drawing) {
		d.on("Danh sách").widths(6, 38, 14, 18, 16, 22, 14, 20)
		d.merge("A1", "D1", "b", "ỦY BAN NHÂN DÂN PHƯỜNG").merge("A3", "H3", "t", "DANH SÁCH ĐƠN VỊ ĐÃ ĐƯỢC TIẾP NHẬN TÀI KHOẢN ĐỊNH DANH").merge("A4", "H4", "i", "(Tính đến ...h... ngày ...../...../.....)").merge("A5", "C5", "i", "Biểu số: .......")
		d.row("A7", "h", "STT", "Tên cơ sở giáo dục", "Cấp học", "Địa chỉ", "Mã số thuế", "Trạng thái lần gần nhất", "Ngày trạng thái", "Xác nhận (ngày, người)")
		for i := 1; i <= 5; i++ {
			at := cellName(1, 7+i)
			d.row(at, "n", i).row(cellName(2, 7+i), "c", "", "", "", "", "").row(cellName(7, 7+i), "d", "").row(cellName(8, 7+i), "c", "")
		}
		d.signed(14, "B", "F", "H").prints("$A$1:$H$20", "$7:$7")
	},
	"hai-bang": func(d *drawing) {
		d.on("Biểu").widths(6, 36, 14, 16, 14, 14, 14, 14, 12)
		d.merge("A1", "C1", "b", "PHÒNG VĂN HÓA – XÃ HỘI").merge("A3", "I3", "t", "I. TỔNG HỢP")
		d.row("A5", "h", "STT", "Bậc học", "Số đơn vị", "Đã báo cáo", "Được tiếp nhận", "Thành công", "Từ chối", "Chưa báo cáo", "Tỷ lệ %")
		d.row("A6", "n", "", "", "", "", "", "", "", "", "").row("A7", "s", "", "Tổng cộng", "", "", "", "", "", "", "")
		d.merge("A9", "I9", "t", "II. DANH SÁCH ĐƠN VỊ")
		d.row("A11", "h", "STT", "Tên trường", "MST", "Loại hình", "Được tiếp nhận", "Thành công", "Từ chối", "Chưa báo cáo", "Ghi chú")
		d.row("A12", "n", "", "", "", "", "", "", "", "", "").row("A13", "s", "", "Cộng", "", "", "", "", "", "", "")
		d.signed(15, "B", "F", "I").prints("$A$1:$I$20", "")
	},
	"o-nhom-theo-cap": func(d *drawing) {
		d.on("Danh sách").widths(7, 40, 16, 24, 14, 24).merge("A1", "F1", "t", "DANH SÁCH ĐĂNG KÝ TÀI KHOẢN ĐỊNH DANH – {{phạm vi}}")
		d.merge("A2", "F2", "i", "(Biểu số {{biểu số}}, lần {{lần}}; tính đến {{tính đến}})")
		d.row("A4", "h", "STT", "Đơn vị", "Mã số thuế", "Trạng thái", "Ngày", "Ghi chú")
		d.row("A5", "s", "{{stt}}", "{{tên cấp học}}: {{tổng số}} đơn vị", "", "Đạt {{tỷ lệ}}", "", "")
		d.row("A6", "n", "{{stt}}").row("B6", "c", "{{tên}}").row("C6", "n", "{{mst}}").row("D6", "c", "{{trạng thái}}").row("E6", "d", "{{ngày báo cáo}}").row("F6", "c", "=IF(D6=\"Từ chối\",\"Gửi lại\",\"\")")
		d.row("A7", "s", "", "Cộng", "", `=COUNTIF(D5:D6,"Được tiếp nhận")`, "", "").signed(9, "B", "D", "F").prints("$A$1:$F$12", "$4:$4")
	},
	"lo-o-dien-hai-trang": func(d *drawing) {
		d.on("Báo cáo").widths(40, 14).merge("A1", "B1", "t", "BÁO CÁO NHANH {{phạm vi}}").merge("A2", "B2", "i", "{{tính đến}}")
		d.row("A4", "c", "Tổng số đơn vị").row("B4", "n", "{{tổng số}}").row("A5", "c", "Được tiếp nhận (đếm ở trang DS)").row("B5", "n", `=COUNTIF(DS!D5:D6,"Được tiếp nhận")`)
		d.row("A6", "c", "Được tiếp nhận (hệ thống)").row("B6", "n", "{{được tiếp nhận}}").row("A7", "c", "Tỷ lệ").row("B7", "p", "{{tỷ lệ}}")
		d.on("DS").widths(6, 40, 16, 24).merge("A1", "D1", "t", "DANH SÁCH")
		d.row("A4", "h", "STT", "Đơn vị", "MST", "Trạng thái").row("A5", "n", "{{stt}}", "{{ten}}", "{{mst}}", "{{trang thai}}").row("A6", "n", "", "", "", "")
		d.prints("$A$1:$D$8", "$4:$4")
	},
}

// TestDraw draws the forms of testdata anew, when asked to. Those named "lo-" are then
// to be saved by LibreOffice: soffice --convert-to xlsx.
func TestDraw(t *testing.T) {
	if !*update {
		for name := range offices {
			require.FileExists(t, filepath.Join("testdata", name+".xlsx"))
		}
		return
	}
	for name, how := range offices {
		d := draw(t)
		how(d)
		require.NoError(t, os.WriteFile(filepath.Join("testdata", name+".xlsx"), d.bytes(), 0o600))
	}
}
