package screen

import (
	"bytes"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/sfnt"
)

var hoaSen = Screen{Name: "Mầm non Hoa Sen", Code: "0299 900 124", State: "Được tiếp nhận", Request: "TC-2611691", Sent: "28/11/2026", Clock: "14h52"}

// Every style is a picture of its own, small enough to be sent, and the same each time.
func TestScreensArePictures(t *testing.T) {
	seen := map[string]bool{}
	for style := Plain; style <= Elsewhere; style++ {
		s := hoaSen
		s.Style = style
		data := s.PNG()
		m, err := png.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		require.Equal(t, width*scale, m.Bounds().Dx())
		require.Less(t, len(data), 300<<10)
		require.Less(t, len(s.JPEG()), 150<<10)
		require.Equal(t, data, s.PNG())
		require.False(t, seen[string(data)], style)
		seen[string(data)] = true
	}
	other := hoaSen
	other.Name = "Mầm non Sao Mai"
	require.NotEqual(t, hoaSen.PNG(), other.PNG())
}

// The letters have all that Vietnamese needs.
func TestLettersAreVietnamese(t *testing.T) {
	var b sfnt.Buffer
	for _, r := range "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ–‹›" {
		for weight, f := range fonts {
			i, err := f.GlyphIndex(&b, r)
			require.NoError(t, err)
			require.NotZero(t, i, "%c bold=%v", r, weight)
		}
	}
}
