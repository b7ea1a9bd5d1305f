package names

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"vneidbot/bot"
)

// TestNamesWrittenShort finds names by their first letters, typed without a space, and
// by the letters of a kind of school.
func TestNamesWrittenShort(t *testing.T) {
	so := bot.DirectName
	w := newTown(t, []school{
		{"Trường THPT Lê Quý Đôn", so}, {"Trường THCS Lê Quý Đôn", "Phường An Tường"}, {"Trường THCS Lê Hồng Phong", "Phường An Tường"}, {"Trường Tiểu học Nguyễn Thị Minh Khai", "Xã Tri Phú"},
		{"Trường Mầm non Hoa Sen", "Xã Tri Phú"}, {"Trường Mầm non Hoa Hồng", "Xã Tri Phú"}, {"Mầm non Thế Giới Trẻ Thơ", "Xã Tri Phú"}, {"Trung tâm Kỹ thuật tổng hợp - Hướng nghiệp Sông Lô", so}, {"Trung tâm KTTH-HN Na Hang", so},
		{"Trung tâm GDNN-GDTX Na Hang", so}, {"Trường Tiểu học Lý Quốc Dũng", "Xã Tri Phú"}, {"Trường Tiểu học Tân Lập", "Xã Tân Lập"}, {"Trường Mầm non Hoa Sen", "Xã Tân Lập"},
	})
	for text, want := range map[string][]string{
		"THPT LQĐ": {"Trường THPT Lê Quý Đôn, " + so}, "thpt lqd": {"Trường THPT Lê Quý Đôn, " + so}, "em ở thcs lqđ ạ": {"Trường THCS Lê Quý Đôn, Phường An Tường"}, "THCS L.Q. Đôn": {"Trường THCS Lê Quý Đôn, Phường An Tường"},
		"LQĐ": {"Trường THPT Lê Quý Đôn, " + so, "Trường THCS Lê Quý Đôn, Phường An Tường"}, "tiểu học NTMK": {"Trường Tiểu học Nguyễn Thị Minh Khai, Xã Tri Phú"}, "TH NTM Khai": {"Trường Tiểu học Nguyễn Thị Minh Khai, Xã Tri Phú"},
		"mamnonhoahong": {"Trường Mầm non Hoa Hồng, Xã Tri Phú"}, "thcslehongphong": {"Trường THCS Lê Hồng Phong, Phường An Tường"}, "truongmamnonhoahong": {"Trường Mầm non Hoa Hồng, Xã Tri Phú"}, "mnhoahong": {"Trường Mầm non Hoa Hồng, Xã Tri Phú"},
		"MầmnonHoaHồng": {"Trường Mầm non Hoa Hồng, Xã Tri Phú"}, "thegioitretho": {"Mầm non Thế Giới Trẻ Thơ, Xã Tri Phú"},
		"KTTH-HN Sông Lô": {"Trung tâm Kỹ thuật tổng hợp - Hướng nghiệp Sông Lô, " + so}, "trung tâm kỹ thuật tổng hợp hướng nghiệp na hang": {"Trung tâm KTTH-HN Na Hang, " + so}, "ttgdtx na hang": {"Trung tâm GDNN-GDTX Na Hang, " + so},
		"tiểu học tân lập": {"Trường Tiểu học Tân Lập, Xã Tân Lập"}, "mầm non hoa sen tân lập": {"Trường Mầm non Hoa Sen, Xã Tân Lập"},
		"mst": nil, "gvcn": nil, "thcs xyz": nil, "mn hs": {"Trường Mầm non Hoa Sen, Xã Tri Phú", "Trường Mầm non Hoa Sen, Xã Tân Lập"},
	} {
		name := sought(text)
		assert.ElementsMatch(t, want, w.found(name), "%s (%s)", text, name)
	}
}
