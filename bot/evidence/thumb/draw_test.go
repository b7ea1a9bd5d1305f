package thumb

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// corners is a picture whose upper left quarter is red and upper right one blue.
func corners(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
			switch {
			case y < h/2 && x < w/2:
				c = color.RGBA{0xFF, 0, 0, 0xFF}
			case y < h/2:
				c = color.RGBA{0, 0, 0xFF, 0xFF}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func pngBytes(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

// turned is a JPEG that says how it has to be turned.
func turned(t testing.TB, m image.Image, orientation byte) []byte {
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, m, &jpeg.Options{Quality: 100}))
	exif := []byte{0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0}
	return append(append(append([]byte{}, b.Bytes()[:2]...), exif...), b.Bytes()[2:]...)
}

func drawn(t testing.TB, data []byte, side int) image.Image {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Draw(bytes.NewReader(data), &out, side))
	m, err := jpeg.Decode(&out)
	require.NoError(t, err)
	return m
}

func TestAPictureIsDrawnSmaller(t *testing.T) {
	for _, c := range []struct{ w, h, side, wantW, wantH int }{{2000, 1000, 320, 320, 160}, {1000, 2000, 320, 160, 320}, {100, 50, 320, 100, 50}, {3000, 2, 320, 320, 1}} {
		m := drawn(t, pngBytes(t, corners(c.w, c.h)), c.side)
		require.Equal(t, image.Pt(c.wantW, c.wantH), m.Bounds().Size())
	}
}

func TestAPictureIsTurnedUpright(t *testing.T) {
	for orientation, want := range map[byte]string{0: "rb", 1: "rb", 2: "br", 3: "ww", 4: "ww", 5: "rw", 6: "wr", 7: "wb", 8: "bw", 9: "rb"} {
		m := drawn(t, turned(t, corners(160, 80), orientation), 320)
		size := image.Pt(160, 80)
		if orientation >= 5 && orientation <= 8 {
			size = image.Pt(80, 160)
		}
		require.Equal(t, size, m.Bounds().Size(), orientation)
		got := ""
		for _, x := range []int{size.X / 4, size.X * 3 / 4} {
			r, _, b, _ := m.At(x, size.Y/4).RGBA()
			switch {
			case r > 0xC000 && b > 0xC000:
				got += "w"
			case r > b:
				got += "r"
			default:
				got += "b"
			}
		}
		require.Equal(t, want, got, "orientation %d", orientation)
	}
}

func TestWhatIsClearStandsOnWhite(t *testing.T) {
	m := drawn(t, pngBytes(t, image.NewNRGBA(image.Rect(0, 0, 40, 40))), 320)
	r, g, b, _ := m.At(20, 20).RGBA()
	require.Equal(t, []uint32{0xFFFF, 0xFFFF, 0xFFFF}, []uint32{r, g, b})
}

// bomb is a PNG that says it is large and has nothing in it.
func bomb(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h)
	head = append(head, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestBombsAreNotDecoded(t *testing.T) {
	for _, data := range [][]byte{bomb(100_000, 100_000), bomb(8000, 5001)} {
		require.ErrorIs(t, Draw(bytes.NewReader(data), &bytes.Buffer{}, 320), errLarge)
	}
	require.Error(t, Draw(bytes.NewReader(bomb(1<<31-1, 1<<31-1)), &bytes.Buffer{}, 320))
	require.Error(t, Draw(bytes.NewReader(nil), &bytes.Buffer{}, 320))
}

func TestMangledPicturesFail(t *testing.T) {
	whole := turned(t, corners(60, 40), 6)
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(whole)
		for range rapid.IntRange(1, 20).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		data = data[:rapid.IntRange(0, len(data)).Draw(t, "length")]
		_ = Draw(bytes.NewReader(data), &bytes.Buffer{}, 320) // it may fail, and does not panic
	})
}

func TestTheTileIsAPicture(t *testing.T) {
	m, err := jpeg.Decode(bytes.NewReader(Tile(Small)))
	require.NoError(t, err)
	require.Equal(t, image.Pt(Small, Small), m.Bounds().Size())
}
