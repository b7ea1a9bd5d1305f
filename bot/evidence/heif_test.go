package evidence

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func heicOf(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/screen.heic")
	require.NoError(t, err)
	return data
}

// box is one of HEIC's.
func box(name string, body ...string) string {
	var inside string
	for _, b := range body {
		inside += b
	}
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(inside)))) + name + inside
}

// sizedHEIC is a picture of these sizes: of its tiles and of the whole.
func sizedHEIC(sizes ...[2]uint32) []byte {
	var properties []string
	for _, s := range sizes {
		b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(make([]byte, 4), s[0]), s[1])
		properties = append(properties, box("ispe", string(b)))
	}
	return []byte(box("ftyp", "heic", "\x00\x00\x00\x00", "mif1heic") +
		box("meta", "\x00\x00\x00\x00", box("hdlr", "pict"), box("iprp", box("ipco", properties...))) + box("mdat", "pixels"))
}

func TestAPictureOfAnIPhoneIsKeptAsItCame(t *testing.T) {
	data := heicOf(t)
	require.Equal(t, Picture{Data: data, Mime: "image/heic", Width: 240, Height: 320}, clean(t, data))
	mime, ok := Begins(data[:HeadBytes])
	require.True(t, ok)
	require.Equal(t, "image/heic", mime)
	tiled := clean(t, sizedHEIC([2]uint32{512, 512}, [2]uint32{4032, 3024}, [2]uint32{240, 320}))
	require.Equal(t, []int{4032, 3024}, []int{tiled.Width, tiled.Height})
	long := []byte(string(data) + "\x00\x00\x00\x01free" + "\x00\x00\x00\x00\x00\x00\x00\x12ab")
	require.Equal(t, long, clean(t, long).Data)
}

func TestMangledPicturesOfIPhones(t *testing.T) {
	data := heicOf(t)
	for n := 1; n < len(data); n++ {
		_, fault := Clean(data[:n])
		require.NotEqual(t, bot.FaultNone, fault, "the first %d bytes", n)
	}
	change := func(old, now string) []byte {
		require.Contains(t, string(data), old)
		return bytes.Replace(data, []byte(old), []byte(now), 1)
	}
	for name, c := range map[string]struct {
		data  []byte
		fault bot.PictureFault
	}{
		"no size":        {change("ispe", "free"), bot.FaultBroken},
		"no directory":   {change("meta", "free"), bot.FaultBroken},
		"no pixels":      {change("mdat", "free"), bot.FaultBroken},
		"words behind":   {append(bytes.Clone(data), "MotionPhoto"...), bot.FaultBroken},
		"bomb":           {sizedHEIC([2]uint32{0xFFFFFFFF, 0xFFFFFFFF}), bot.FaultBig},
		"nothing":        {sizedHEIC([2]uint32{0, 320}), bot.FaultBroken},
		"small":          {sizedHEIC([2]uint32{199, 320}), bot.FaultTiny},
		"film":           {change("ftypheic\x00\x00\x00\x00mif1heicmiaf", "ftypmp42\x00\x00\x00\x00isommp42avc1"), bot.FaultNotImage},
		"another coding": {change("ftypheic\x00\x00\x00\x00mif1heicmiaf", "ftypmif1\x00\x00\x00\x00avifmif1miaf"), bot.FaultNotImage},
	} {
		_, fault := Clean(c.data)
		require.Equal(t, c.fault, fault, name)
	}
}

// Where the tool cannot read one it is kept; where it can, the JPEG is.
func TestWhatAToolMakesOfAnIPhonesPicture(t *testing.T) {
	jpeg := jpegOf(t, screen(240, 320))
	for name, c := range map[string]struct {
		made []byte
		err  error
		mime string
	}{
		"read":     {jpeg, nil, "image/jpeg"},
		"not read": {nil, bot.Fail(bot.Invalid, "heic: convert", nil), "image/heic"},
	} {
		w := New(newTable(), &shelf{}, map[string]Fetcher{"telegram": serve(heicOf(t))},
			Options{FromHEIC: func(context.Context, []byte) ([]byte, error) { return c.made, c.err }})
		kept, err := w.obtain(t.Context(), bot.PictureJob{Event: "telegram:1", Chat: bot.Chat{Channel: "telegram"}, File: bot.File{Ref: "a"}})
		require.NoError(t, err)
		require.Equal(t, c.mime, kept.Mime, name)
	}
}
