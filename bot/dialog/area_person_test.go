package dialog

import "testing"

// An area that is typed at a question about a unit is no person, though its name may
// begin as a family's.
func TestAnAreaIsNoPerson(t *testing.T) {
	for _, before := range [][]string{
		{"0299900597", "Mầm non Ngoài Luồng"}, {"Mầm non Ngoài Luồng"}, {"0299900597", "Mầm non Ngoài Luồng", "thêm đơn vị này"}, atConfirm, {"mầm non hoa sen"},
	} {
		hearsNot(t, before, "Đã ghi: Dương", "Dương Kinh", "quận Dương Kinh", "dương kinh ạ")
	}
	hears(t, []string{"0299900597", "Mầm non Ngoài Luồng"}, "Đã ghi địa bàn: quận Dương Kinh", "Dương Kinh", "quận Dương Kinh")
	hears(t, []string{"0299900597", "Mầm non Ngoài Luồng"}, "có muốn thêm đơn vị này không", "Dương Kinh")
	hears(t, []string{"0299900597", "Mầm non Ngoài Luồng", "Dương Kinh"}, "thuộc cấp học nào", "thêm đơn vị này")
	hears(t, []string{"0299900597", "Mầm non Ngoài Luồng", "Dương Kinh", "thêm đơn vị này"}, "trạng thái nào", "mầm non")
	hears(t, atSummary, "Đã ghi: Dương Thị Kinh", "Dương Thị Kinh, hiệu trưởng")
}
