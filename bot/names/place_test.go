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
