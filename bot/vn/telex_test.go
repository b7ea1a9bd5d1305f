package vn

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTelexIsWrittenOut(t *testing.T) {
	for in, want := range map[string]string{
		"truowngf maamf non hoa hoongf":     "trường mầm non hoa hồng",
		"dduowcj tieeps nhaanj":             "được tiếp nhận",
		"Truwowngf Tieeur hocj Nguyeexn Du": "Trường Tiểu học Nguyễn Du",
		"bij tuwf choois":                   "bị từ chối",
		"ddinhj danh thanhf coong":          "định danh thành công",
		"chuwa ddawng kys":                  "chưa đăng ký",
		"0299900124 tuwf choois vif sai":    "0299900124 từ chối vì sai",
		"tieesp nhajan":                     "tiếp nhận",
		"hoaf thuyr":                        "hòa thủy",
		"quys lyf giaos":                    "quý lỳ giáo",
		"truongwf mamaf non ngocj trucs":    "trường mầm non ngọc trúc",
		"ddawk lawks":                       "đắk lắk",
		"daud dduocwj tiepes nhanaj":        "đau được tiếp nhận",
		"tieeru hojc binhf sen hồng bàng":   "tiểu học bình sen hồng bàng",
		"truowngf mầm non hoas phuwowngj":   "trường mầm non hóa phượng",
	} {
		require.Equal(t, want, Telex(in), in)
	}
}

func TestWhatIsNoTelexStays(t *testing.T) {
	for _, s := range []string{"", "mam non hoa sen", "MN Hoa Sen", "THCS Edison", "Sunny Kids", "Nhóm CASA Montessori", "trường mầm non", "status ok",
		"0299900124", "BC-4821-0937", "Siêu Chip", "ABC Kids School", "Ms Lan", "class", "Mama Kids", "data excel", "Nana", "look at this week", "Papa John school", "download zalo", "trường Edison class này", "Ms Lan ở Kids First", "thầy Rex bên Mars Fox"} {
		require.Equal(t, s, Telex(s), s)
	}
}
