package evidence

import (
	"bytes"
	"encoding/binary"
	"image"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// FuzzStrip: whatever comes in, no panic; what is taken never grows, is the
// same when stripped again, and shows the same pixels if it could be decoded.
func FuzzStrip(f *testing.F) {
	m := screen(24, 32)
	j, p := jpegOf(f, m), pngOf(f, m)
	for _, data := range [][]byte{
		j, p, jpegOf(f, image.NewGray(m.Rect)), pngOf(f, image.NewGray16(m.Rect)),
		after(2, j, exif(binary.LittleEndian, 6), seg(mAPP2, "ICC_PROFILE\x00\x01\x01"), seg(mAppE, "Adobe\x00\x64\x00\x00\x00\x00\x00tail")),
		after(2, j, seg(mAPP0, "JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x01\x01\xAA\xBB\xCC"), "\xFF\xFF", seg(mCOM, "x")),
		after(33, p, chunk("tEXt", "Author\x00x"), chunk("gAMA", "\x00\x00\xb1\x8f")),
		webpOf(f, "opaque"), webpOf(f, "alpha"), webp(riff("VP8L", plain(30, 25)), riff("EXIF", "x")), heicOf(f), sizedHEIC([2]uint32{24, 32}),
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		got, fault := strip(data)
		require.Equal(t, before, data, "what is read is not written to")
		if fault != bot.FaultNone {
			require.Zero(t, got)
			return
		}
		require.LessOrEqual(t, len(got.Data), len(data))
		again, fault := strip(bytes.Clone(got.Data))
		require.Equal(t, bot.FaultNone, fault)
		require.Equal(t, got, again)
		if got.Width*got.Height > 1<<16 {
			return
		}
		want, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		require.Equal(t, image.Rect(0, 0, got.Width, got.Height), want.Bounds())
		samePixels(t, want, decode(t, got.Data))
	})
}
