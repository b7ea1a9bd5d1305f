package evidence

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Whatever is kept begins as a picture does; what a stranger makes up does not.
func TestFirstBytesOfPictures(t *testing.T) {
	for name, data := range map[string][]byte{"JPEG": jpegOf(t, screen(240, 320)), "PNG": pngOf(t, screen(240, 320)), "WebP": webpOf(t, "opaque"), "HEIC": heicOf(t)} {
		p, fault := strip(data)
		require.Equal(t, bot.FaultNone, fault, name)
		mime, ok := Begins(data[:min(len(data), HeadBytes)])
		require.True(t, ok, name)
		require.Equal(t, p.Mime, mime, name)
	}
	for name, head := range map[string]string{
		"nothing": "", "page": "<html><script>alert(1)</script>", "pdf": "%PDF-1.7\n%âãÏÓ", "gif": "GIF89a\x01\x00\x01\x00",
		"magic of JPEG": "\xff\xd8\xff", "JPEG and noise": "\xff\xd8\xff\x3a\x91\x00\x13", "JPEG without a length": "\xff\xd8\xff\xe0\x00\x00JFIF",
		"magic of PNG": "\x89PNG\r\n\x1a\n", "PNG and noise": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x02\x00\x00\x00abcdefg",
		"RIFF": "RIFF\x10\x00\x00\x00WAVEfmt ", "WebP and noise": "RIFF\x10\x00\x00\x00WEBPabcd",
	} {
		_, ok := Begins([]byte(head))
		require.False(t, ok, name)
	}
	noise := make([]byte, HeadBytes)
	r := rand.NewChaCha8([32]byte{1})
	for range 100_000 {
		_, _ = r.Read(noise)
		_, ok := Begins(noise)
		require.False(t, ok)
	}
}
