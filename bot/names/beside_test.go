package names

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTwoSchoolsJoinedWithoutTheirKindsAreTwo(t *testing.T) {
	w := newTown(t, []school{{"Tiểu học Hòa Nghĩa", "Xã Nam"}, {"TH&THCS Đa Phúc", "Xã Nam"}, {"Mầm non Hướng Dương", "Xã Nam"}, {"Mầm non Hướng Dương 2", "Xã Nam"}})
	for query, want := range map[string][]string{
		"báo cáo hộ 2 trường: hòa nghĩa và đa phúc": {"Tiểu học Hòa Nghĩa, Xã Nam", "TH&THCS Đa Phúc, Xã Nam"},
		"hướng dương với hướng dương 2":             {"Mầm non Hướng Dương, Xã Nam", "Mầm non Hướng Dương 2, Xã Nam"},
	} {
		require.Equal(t, want, w.found(query), query)
		found, _ := w.x.Find(Query{Text: query, Most: 5})
		require.Equal(t, 1, found[1].Mention, query)
	}
}

func TestWordsAroundANameThatSayWhereOrWho(t *testing.T) {
	w := newTown(t, []school{{"THCS Bắc Hải", "Phường Dương Kinh"}, {"THCS Bắc Hải", "Xã Nam"}, {"Mầm non Vàng Hưng", "Xã Nam"}})
	for query, want := range map[string]string{
		"chị Hiền bên Bắc Hải xã Nam đây em ơi, đăng ký được rồi nhé":                   "THCS Bắc Hải, Xã Nam",
		"đơn vị của tôi là THCS Bắc Hải đóng trên địa bàn phường Dương Kinh":            "THCS Bắc Hải, Phường Dương Kinh",
		"Trường em là THCS Bắc Hải nhưng giờ chuyển về xã Nam":                          "THCS Bắc Hải, Xã Nam",
		"Kính gửi Sở Giáo dục và Đào tạo, Mầm non Vàngg Hưng - xã Nam xin được báo cáo": "Mầm non Vàng Hưng, Xã Nam",
	} {
		require.Equal(t, []string{want}, w.found(query), query)
	}
}

func TestTheAreaWithItsKindWordDecides(t *testing.T) {
	w := newTown(t, []school{{"Mầm non Ngọc Sen", "Xã Trần Phú"}, {"Mầm non Ngọc Sen", "Xã Gia Phúc"}, {"THCS Phúc Lâm", "Xã Trần Phú"}, {"THCS Phúc Lan", "Xã Gia Phúc"}})
	require.Equal(t, []string{"Mầm non Ngọc Sen, Xã Gia Phúc"}, w.found("Mầm non Ngọc Sen, 12 Trần Phú, xã Gia Phúc"))
	require.Equal(t, []string{"THCS Phúc Lan, Xã Gia Phúc", "THCS Phúc Lâm, Xã Trần Phú"}, w.found("THCS Phúc Lam xã Gia Phúc"), "of another area than the one named none is offered alone")
}
