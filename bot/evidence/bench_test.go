package evidence

import (
	"bytes"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/require"
)

// Cleaning beside decoding the same screenshot of a megapixel.
func BenchmarkClean(b *testing.B) {
	m := screen(828, 1280)
	for name, data := range map[string][]byte{"jpeg": jpegOf(b, m), "png": pngOf(b, m)} {
		dirty := after(2, data, seg(mCOM, "x"))
		if name == "png" {
			dirty = data
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for range b.N {
				_, fault := Clean(dirty)
				require.Empty(b, fault)
			}
		})
	}
	data := jpegOf(b, m)
	b.Run("jpeg decoded", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for range b.N {
			_, err := jpeg.Decode(bytes.NewReader(data))
			require.NoError(b, err)
		}
	})
}
