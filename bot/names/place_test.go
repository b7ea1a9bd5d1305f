package names

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// An area's own name may end in a word that is a kind elsewhere.
func TestAnAreaWithTheWordTruongInItsNameNarrows(t *testing.T) {
	w := newTown(t, []school{
		{"Mầm non Ánh An", "Xã Tuệ Tĩnh"}, {"Mầm non Ánh An", "Xã Kẻ Sặt"}, {"Mầm non Ánh An", "Xã An Trường"}, {"Mầm non Ánh An", "Xã Trường Tân"},
		{"Tiểu học Trường Sơn", "Xã An Trường"}, {"Tiểu học An Trường", "Xã Tuệ Tĩnh"},
	})
	there := []string{"Mầm non Ánh An, Xã An Trường"}
	for _, query := range []string{"Mầm non Ánh An, Xã An Trường", "mầm non ánh an xã an trường", "mn anh an, an truong", "trường mn Ánh An - xã An Trường, Hải Phòng", "Ánh An An Trường"} {
		assert.Equal(t, there, w.found(query), query)
	}
	assert.Equal(t, []string{"Mầm non Ánh An, Xã Trường Tân"}, w.found("Mầm non Ánh An, Xã Trường Tân"))
	assert.Equal(t, []string{"Tiểu học Trường Sơn, Xã An Trường"}, w.found("trường sơn, xã an trường"))
}

// What names nothing but a place is no slip of a unit's name.
func TestAPlaceAloneIsNoSlipOfAUnit(t *testing.T) {
	w := newTown(t, []school{{"Mầm non Thiên Phương", "Xã Nam"}, {"Tiểu học Kim Sơn", "Xã Thiên Hương"}})
	for _, place := range []string{"xã Thiên Hương", "em ở xã Thiên Hương ạ", "Thiên Hương"} {
		assert.Empty(t, w.found(place), place)
	}
	assert.Equal(t, []string{"Mầm non Thiên Phương, Xã Nam"}, w.found("mầm non Thiên Phươn"))
}

func TestWhatStandsAroundANameNamesNoOther(t *testing.T) {
	w := newTown(t, []school{
		{"Tiểu học Bình Sen", "Xã Nam"}, {"Tiểu học Bình Yên", "Xã Nam"}, {"Mầm non Ánh Yên", "Xã Nam"}, {"Mầm non Sao Sen", "Xã Nam"},
		{"Mầm non Hoa Mai", "Xã Nam"}, {"Đại học Hoa Mai", "Xã Nam"}, {"Trung tâm Ngoại ngữ Hoa Mai", "Xã Nam"},
	})
	for _, address := range []string{"tổ 5", "khu 2", "khối phố 7", "khối 3", "thôn 3"} {
		assert.Equal(t, []string{"Tiểu học Bình Sen, Xã Nam"}, w.found("trường tiểu học Bình Sen "+address+" xã Nam"), address)
		found, _ := w.x.Find(Query{Text: "trường tiểu học Bình Sen " + address + " xã Nam", Most: 5})
		assert.GreaterOrEqual(t, found[0].Score, Sure, address)
	}
	for _, talk := range []string{"anh yêu em không", "con em học ở trường nên em báo hộ cô"} {
		assert.Empty(t, w.found(talk), "slips in short words make no name of a sentence")
	}
	assert.Equal(t, []string{"Mầm non Ánh Yên, Xã Nam"}, w.found("mn ánh yêm"), "where a kind of school stands beside them they may")
	assert.Equal(t, []string{"Trung tâm Ngoại ngữ Hoa Mai, Xã Nam"}, w.found("trung tâm Hoa Mai"))
}
