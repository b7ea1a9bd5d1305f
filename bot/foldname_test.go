package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFoldName(t *testing.T) {
	for in, want := range map[string]string{
		"Trường Mầm non Hoa Sen":     "mam non hoa sen",
		"Tr. THCS Hòa Nghĩa":         "thcs hoa nghia",
		"mn Hoa Sen":                 "mn hoa sen",
		"Quận Dương Kinh":            "duong kinh",
		"q.Dương Kinh":               "duong kinh",
		"TP. Thủy Nguyên":            "thuy nguyen",
		"P. Hồng Bàng":               "hong bang",
		"Thị trấn Núi Đèo":           "nui deo",
		"Đặc khu Cát Hải":            "cat hai",
		"Xã Trường Tân":              "truong tan",
		"Trường":                     "truong",
		"Xa":                         "xa",
		"TT GDNN-GDTX Dương Kinh":    "tt gdnn gdtx duong kinh",
		"Quang Trung":                "quang trung",
		"Phượng Hoàng":               "hoang", // without accents nobody could tell it from a phường
		"Mầm non 20/10":              "mam non 20 10",
		"(Trường) \"Tiểu học\" số 2": "tieu hoc so 2",
		"...":                        "",
	} {
		require.Equal(t, want, FoldName(in), "%q", in)
		require.Equal(t, "x "+want, string(AppendFoldName([]byte("x "), in)), "%q", in)
	}
}
