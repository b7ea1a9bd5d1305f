package evidence

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

const private = "private words"

// TestWhateverAppsAddIsCutOut puts random segments and chunks between those of
// good files: the private ones go, and the pixels stay.
func TestWhateverAppsAddIsCutOut(t *testing.T) {
	j, p := jpegOf(t, screen(24, 32)), pngOf(t, screen(24, 32))
	segments, chunks := splitJPEG(j), splitPNG(p)
	rapid.Check(t, func(rt *rapid.T) {
		for _, dirty := range [][]byte{mix(rt, "jpeg", segments, drawSegment), mix(rt, "png", chunks, drawChunk)} {
			got, fault := strip(dirty)
			require.Equal(rt, bot.FaultNone, fault)
			require.NotContains(rt, string(got.Data), private)
			require.LessOrEqual(rt, len(got.Data), len(dirty))
			samePixels(t, decode(t, dirty), decode(t, got.Data))
		}
	})
}

// mix puts up to three drawn things behind each part of a file but the last,
// behind which there may be anything.
func mix(rt *rapid.T, name string, parts []string, draw func(*rapid.T) string) []byte {
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(part)
		if i == len(parts)-1 {
			b.WriteString(rapid.SampledFrom([]string{"", private, "\xFF\xD9"}).Draw(rt, "tail"))
			break
		}
		for range rapid.IntRange(0, 3).Draw(rt, name) {
			b.WriteString(draw(rt))
		}
	}
	return []byte(b.String())
}

func drawSegment(rt *rapid.T) string {
	marker := rapid.SampledFrom([]byte{mCOM, mAPP0, mAPP1, mAPP2, 0xE3, 0xE8, 0xED, mAppE, mAppF}).Draw(rt, "marker")
	head := rapid.SampledFrom([]string{"", "Exif\x00\x00", "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00",
		"http://ns.adobe.com/xap/1.0/\x00", "JFXX\x00\x10", "MPF\x00", "Photoshop 3.0\x00"}).Draw(rt, "head")
	return strings.Repeat("\xFF", rapid.IntRange(0, 2).Draw(rt, "fill")) + seg(marker, head+private)
}

func drawChunk(rt *rapid.T) string {
	return chunk(rapid.SampledFrom([]string{"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "acTL", "prVt", "vpAg"}).Draw(rt, "chunk"), private)
}

// splitJPEG parts a file into its segments, compressed data with its scan.
func splitJPEG(data []byte) []string {
	parts := []string{string(data[:2])}
	for at := 2; ; {
		if data[at+1] == mSOS {
			return append(parts, string(data[at:len(data)-2]), string(data[len(data)-2:]))
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		parts = append(parts, string(data[at:end]))
		at = end
	}
}

// splitPNG parts a file into signature with IHDR, all of IDAT, and IEND: other
// chunks may stand between those.
func splitPNG(data []byte) []string {
	return []string{string(data[:33]), string(data[33 : len(data)-12]), string(data[len(data)-12:])}
}
