package summary

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

func TestQRIsReadBack(t *testing.T) {
	for _, link := range []string{
		"https://t.me/vd_bot?start=uAbCdEf0123456789",
		"https://zalo.me/s/1234567890/?start=" + strings.Repeat("a", 64),
	} {
		img := draw(t, link)
		require.Equal(t, link, read(t, img))
		b := img.Bounds()
		require.GreaterOrEqual(t, b.Dx(), 512)
		require.Equal(t, b.Dx(), b.Dy())
	}
}

func TestQRHasItsQuietZone(t *testing.T) {
	img := draw(t, "https://t.me/vd_bot?start=u1")
	b := img.Bounds()
	first := b.Dx()
	for y := range b.Dy() {
		for x := range b.Dx() {
			if r, _, _, _ := img.At(x, y).RGBA(); r == 0 {
				first = min(first, x, y, b.Dx()-1-x, b.Dy()-1-y)
			}
		}
	}
	// the finder pattern is 7 modules wide and begins where the quiet zone ends
	finder := 0
	for x := first; ; x++ {
		if r, _, _, _ := img.At(x, first).RGBA(); r != 0 {
			break
		}
		finder++
	}
	require.GreaterOrEqual(t, first*7, 4*finder)
}

func TestQRTooLongSaysNothingOfTheLink(t *testing.T) {
	_, err := QR(strings.Repeat("secret", 1000))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "secret")
}

func draw(t *testing.T, link string) image.Image {
	t.Helper()
	data, err := QR(link)
	require.NoError(t, err)
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return img
}

func read(t *testing.T, img image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	require.NoError(t, err)
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	require.NoError(t, err)
	return result.GetText()
}
