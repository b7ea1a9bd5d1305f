package names

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// province has kinds of names that a city's roster lacks.
func province(t testing.TB) *town {
	so := "Báo cáo trực tiếp Sở"
	return newTown(t, []school{
		{"Trường PTDTBT Tiểu học Pải Lủng", "Xã Mèo Vạc"}, {"Trường Mầm non Sủng Trái", "Xã Đồng Văn"}, {"Trường THPT Đồng Văn", so}, {"Trường PTDTNT THCS&THPT Mèo Vạc", so},
		{"Trường Tiểu học và THCS Linh Phú", "Xã Tri Phú"}, {"Nhóm trẻ ĐLTT Ngôi Sao Nhỏ", "Phường Minh Xuân"}, {"Trường TH, THCS và THPT Hùng Vương", so},
		{"Trường Mầm non 20-10", "Phường Minh Xuân"}, {"Trường Mầm non 1/6", "Phường Minh Xuân"}, {"Trường Tiểu học số 1 Thị trấn Vĩnh Lộc", "Xã Chiêm Hóa"}, {"Trường Tiểu học số 2 Thị trấn Vĩnh Lộc", "Xã Chiêm Hóa"},
		{"Trường THCS Thị trấn Na Hang", "Xã Na Hang"}, {"Trường THCS Na Hang", "Xã Na Hang"}, {"Trường Mầm non Thị trấn Na Hang", "Xã Na Hang"}, {"Trung tâm GDNN-GDTX huyện Vị Xuyên", so}, {"Trung tâm GDTX tỉnh Hà Giang", so},
		{"Cơ sở giáo dục mầm non độc lập tư thục Ánh Sao", "Phường Nông Tiến"}, {"Trường Mầm non Ánh Sao", "Phường An Tường"}, {"Trường Mầm non Hoa Ban", "Xã Đồng Yên"}, {"Trường Mầm non Họa Mi", "Xã Đồng Yên"},
		{"Trường Tiểu học Tân Trào", "Xã Tân Trào"}, {"Trường Đại học Tân Trào", so}, {"Trường Mầm non Anh Đào", "Xã Tri Phú"}, {"Trường Chuyên biệt Ánh Mai", "Phường Minh Xuân"}, {"Trường THCS Lê Lợi", "Xã Tri Phú"}, {"Sao Biển", "Phường Minh Xuân"},
	})
}

func TestNamesOfAnotherProvinceAreFoundAsPeopleWriteThem(t *testing.T) {
	w := province(t)
	for text, want := range map[string]string{
		"em ở tiểu học tt vĩnh lộc số 2": "Trường Tiểu học số 2 Thị trấn Vĩnh Lộc", "TH số 1 TT Vĩnh Lộc": "Trường Tiểu học số 1 Thị trấn Vĩnh Lộc", "thcs tt na hang": "Trường THCS Thị trấn Na Hang", "thcs na hang": "Trường THCS Na Hang",
		"ptdtbt th pải lủng": "Trường PTDTBT Tiểu học Pải Lủng", "trường mình là tiểu học pai lung nhé ad": "Trường PTDTBT Tiểu học Pải Lủng", "nt đltt ngôi sao nhỏ": "Nhóm trẻ ĐLTT Ngôi Sao Nhỏ",
		"nhóm trẻ tư thục ngôi sao nhỏ phường minh xuân": "Nhóm trẻ ĐLTT Ngôi Sao Nhỏ", "MN 20/10": "Trường Mầm non 20-10", "mầm non 1-6": "Trường Mầm non 1/6", "csmn ánh sao": "Cơ sở giáo dục mầm non độc lập tư thục Ánh Sao",
		"mn ánh sao": "Trường Mầm non Ánh Sao", "mẫu giáo ánh sao nông tiến": "Cơ sở giáo dục mầm non độc lập tư thục Ánh Sao", "liên cấp hùng vương": "Trường TH, THCS và THPT Hùng Vương", "ttgdtx tỉnh hà giang": "Trung tâm GDTX tỉnh Hà Giang",
		"tt gdnn gdtx vị xuyên": "Trung tâm GDNN-GDTX huyện Vị Xuyên", "nội trú mèo vạc": "Trường PTDTNT THCS&THPT Mèo Vạc", "E là HT trường mn Anh Đào xã Tri Phú ạ": "Trường Mầm non Anh Đào", "trường em là anh đào": "Trường Mầm non Anh Đào",
		"Tên trường: THCS Lê Lợi; MST: 0299900124; trạng thái: được tiếp nhận": "Trường THCS Lê Lợi", "th và thcs linh phú": "Trường Tiểu học và THCS Linh Phú", "thcs linh phú": "Trường Tiểu học và THCS Linh Phú",
		"truong mam non hoa ban xa dong yen": "Trường Mầm non Hoa Ban", "Fwd: KÍNH GỬI CÁC ĐƠN VỊ\nTrường Mầm non Sủng Trái\nMã số thuế: 0299900124": "Trường Mầm non Sủng Trái", "hiệu trưởng trường thpt đồng văn": "Trường THPT Đồng Văn",
		"em là Lan ở trường mn hoa ban": "Trường Mầm non Hoa Ban", "cô Mai hiệu trưởng trường tiểu học Tân Trào": "Trường Tiểu học Tân Trào", "mầm nonn hoa ban": "Trường Mầm non Hoa Ban", "MN HoaBan": "Trường Mầm non Hoa Ban", "hoa ban mn": "Trường Mầm non Hoa Ban",
		"trường sao biển": "Sao Biển", "đại học tân trào": "Trường Đại học Tân Trào", "mn tân chào": "", "tiểu học lê lợi": "", "THCS Trần Phú": "",
	} {
		found, _ := w.x.Find(Query{Text: sought(text), Most: 5})
		if want == "" {
			require.NotEqual(t, 1, len(found), "%s: nothing is offered alone", text)
			continue
		}
		require.Len(t, found, 1, "%s: %v", text, w.found(text))
		require.Equal(t, want, w.schools[found[0].Unit-1].name, text)
	}
}
