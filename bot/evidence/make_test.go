package evidence

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// screen paints something like a screenshot: bands of colour and noise.
func screen(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			copy(m.Pix[m.PixOffset(x, y):], []byte{uint8(x), uint8(y * 3), uint8(x * y), 255})
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, jpeg.Encode(&b, m, nil))
	return b.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

func webpOf(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".webp")
	require.NoError(t, err)
	return data
}

// seg is a JPEG segment.
func seg(marker byte, body string) string {
	n := len(body) + 2
	return string([]byte{0xFF, marker, byte(n >> 8), byte(n)}) + body
}

// after puts things behind the first n bytes of a file.
func after(n int, data []byte, things ...string) []byte {
	out := bytes.Clone(data[:n])
	for _, s := range things {
		out = append(out, s...)
	}
	return append(out, data[n:]...)
}

// exif is a TIFF block in an APP1 segment, with a camera, a place and, if o is
// not 0, an orientation.
func exif(order binary.AppendByteOrder, o uint16) string {
	b := []byte("MM")
	if order.String() == "LittleEndian" {
		b = []byte("II")
	}
	b = order.AppendUint32(order.AppendUint16(b, 42), 8)
	b = order.AppendUint16(b, 2)
	b = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x010F), 2), 4), "cam\x00"...)
	tag := uint16(tagOrientation)
	if o == 0 {
		tag = 0x0128
	}
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, tag), typeShort), 1)
	b = order.AppendUint32(order.AppendUint16(order.AppendUint16(b, o), 0), 0)
	return seg(mAPP1, "Exif\x00\x00"+string(b)+"GPS: 20.8449,106.6881")
}

// chunk is a PNG chunk with its checksum.
func chunk(name, body string) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, name...), body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}

// riff is a WebP chunk, padded.
func riff(name, body string) string {
	b := append([]byte(name), binary.LittleEndian.AppendUint32(nil, uint32(len(body)))...)
	b = append(b, body...)
	if len(body)%2 == 1 {
		b = append(b, 0)
	}
	return string(b)
}

// webp is a WebP file of these chunks.
func webp(chunks ...string) []byte {
	out := []byte("RIFF\x00\x00\x00\x00WEBP")
	for _, c := range chunks {
		out = append(out, c...)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// chunksOf splits a WebP file.
func chunksOf(data []byte) (list []string) {
	for at := 12; at < len(data); {
		n := int(binary.LittleEndian.Uint32(data[at+4:]))
		n += 8 + n%2
		list = append(list, string(data[at:at+n]))
		at += n
	}
	return list
}

// plain is a lossless WebP image of one colour: five codes of one symbol each,
// so that no pixel needs a bit.
func plain(width, height int) string {
	var out []byte
	var acc uint64
	var n uint
	put := func(v uint64, bits uint) {
		for acc, n = acc|v<<n, n+bits; n >= 8; acc, n = acc>>8, n-8 {
			out = append(out, byte(acc))
		}
	}
	put(0x2F, 8)
	put(uint64(width-1), 14)
	put(uint64(height-1), 14)
	put(0, 1+3) // no alpha, version 0
	put(0, 1+1+1)
	for _, symbol := range []uint64{0x40, 0x80, 0x20, 0xFF, 0} {
		put(1, 1) // a simple code
		put(0, 1) // of one symbol
		put(1, 1) // of eight bits
		put(symbol, 8)
	}
	put(0, 7)
	return string(out)
}

func samePixels(t testing.TB, want, got image.Image) {
	t.Helper()
	require.Equal(t, want.Bounds(), got.Bounds())
	b := want.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if want.At(x, y) != got.At(x, y) {
				require.Equal(t, want.At(x, y), got.At(x, y), "at %d,%d", x, y)
			}
		}
	}
}

func decode(t testing.TB, data []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return m
}
