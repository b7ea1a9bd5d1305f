package cards

import (
	"bytes"
	"image"
	"image/color"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

func page(t *testing.T, all ...Card) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Write(&out, Page{Lang: "vi", Title: "THẺ MỜI", Note: "2 thẻ", Print: "In", Code: "Mã mời", Office: "Phòng <b>"}, slices.Values(all)))
	return out.String()
}

// TestEightCardsOnASheet: no card is lost, the last sheet may have fewer.
func TestEightCardsOnASheet(t *testing.T) {
	for n, sheets := range map[int]int{0: 0, 1: 1, 8: 1, 9: 2, 17: 3} {
		all := make([]Card, n)
		for i := range all {
			all[i] = Card{Unit: "Mầm non " + strconv.Itoa(i), Code: "MM-" + strconv.Itoa(i)}
		}
		made := page(t, all...)
		require.Equal(t, sheets, strings.Count(made, `<section class="sheet">`), n)
		require.Equal(t, n, strings.Count(made, "<article"))
		require.True(t, strings.HasSuffix(strings.TrimSpace(made), "</html>"))
	}
}

// TestAnOfficeWithTheAreasNameIsSaidOnce below the school's name.
func TestAnOfficeWithTheAreasNameIsSaidOnce(t *testing.T) {
	require.Contains(t, page(t, Card{Unit: "A", Area: "Phường Dương Kinh"}), "<span>Phường Dương Kinh · Phòng &lt;b&gt;</span>")
	var out bytes.Buffer
	require.NoError(t, Write(&out, Page{Office: "Phường Dương Kinh"}, slices.Values([]Card{{Unit: "A", Area: "Phường Dương Kinh"}})))
	require.Contains(t, out.String(), "<span>Phường Dương Kinh</span>")
}

// TestACardsCodeIsRead by what reads a phone's picture, and opens its own link.
func TestACardsCodeIsRead(t *testing.T) {
	links := []string{"https://t.me/vd_bot?start=uBwBoV-QPvSw8kHdN7uo", "https://vneid.example.vn/?moi=uBwBoV-QPvSw8kHdN7u1"}
	made := page(t, Card{Unit: "A", Code: "x", Link: links[0]}, Card{Unit: "B", Code: "y", Link: links[1]})
	paths := regexp.MustCompile(`viewBox="0 0 (\d+) \d+".*?<path d="([^"]+)"`).FindAllStringSubmatch(made, -1)
	require.Len(t, paths, 2)
	for i, m := range paths {
		side, err := strconv.Atoi(m[1])
		require.NoError(t, err)
		bitmap, err := gozxing.NewBinaryBitmapFromImage(drawnPath(t, side, m[2]))
		require.NoError(t, err)
		read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		require.NoError(t, err)
		require.Equal(t, links[i], read.GetText())
	}
}

// drawnPath fills the rectangles of the path, each module four pixels wide.
func drawnPath(t *testing.T, side int, path string) image.Image {
	const scale = 4
	img := image.NewGray(image.Rect(0, 0, side*scale, side*scale))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(path, -1) {
		var n [3]int
		for i := range n {
			var err error
			n[i], err = strconv.Atoi(m[i+1])
			require.NoError(t, err)
		}
		for y := n[1] * scale; y < (n[1]+1)*scale; y++ {
			for x := n[0] * scale; x < (n[0]+n[2])*scale; x++ {
				img.SetGray(x, y, color.Gray{})
			}
		}
	}
	return img
}

// TestNamesAreWords, whatever stands in them; and the page loads nothing.
func TestNamesAreWords(t *testing.T) {
	made := page(t, Card{Unit: `<script>alert(1)</script> & "Hoa"`, Area: "Phường <i>", Code: "MM", How: []string{"<b>"}})
	require.NotContains(t, made, "<script")
	require.NotContains(t, made, "<i>")
	require.NotContains(t, made, "src=")
	require.NotContains(t, made, "href=")
	require.NotContains(t, made, "url(")
}
