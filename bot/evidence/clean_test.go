package evidence

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func clean(t testing.TB, data []byte) Picture {
	t.Helper()
	p, fault := Clean(data)
	require.Equal(t, bot.FaultNone, fault)
	require.LessOrEqual(t, len(p.Data), len(data))
	again, fault := Clean(bytes.Clone(p.Data))
	require.Equal(t, bot.FaultNone, fault)
	require.Equal(t, p, again, "cleaning twice is cleaning once")
	return p
}

func TestACleanPictureStaysAsItIs(t *testing.T) {
	m := screen(240, 320)
	for mime, data := range map[string][]byte{"image/jpeg": jpegOf(t, m), "image/png": pngOf(t, m)} {
		p := clean(t, data)
		require.Equal(t, Picture{Data: data, Mime: mime, Width: 240, Height: 320}, p)
	}
	for _, name := range []string{"opaque", "alpha"} {
		data := webpOf(t, name)
		require.Equal(t, Picture{Data: data, Mime: "image/webp", Width: 240, Height: 320}, clean(t, data))
	}
	lossless := webp(riff("VP8L", plain(300, 250)))
	require.Equal(t, Picture{Data: lossless, Mime: "image/webp", Width: 300, Height: 250}, clean(t, lossless))
}

func TestMetadataOfAJPEGIsCutOut(t *testing.T) {
	jfif := seg(mAPP0, "JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x00\x00")
	icc, adobe := seg(mAPP2, "ICC_PROFILE\x00\x01\x01profile"), seg(mAppE, "Adobe\x00\x64\x00\x00\x00\x00\x01")
	raw := jpegOf(t, screen(240, 320))
	dirty := after(2, raw, seg(mAPP0, "JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x01\x01\xAA\xBB\xCC"), seg(mAPP0, "JFXX\x00\x10thumb"),
		exif(binary.BigEndian, 1), seg(mAPP1, "http://ns.adobe.com/xap/1.0/\x00<x/>"), icc, seg(mAPP2, "MPF\x00second picture"),
		seg(0xED, "Photoshop 3.0\x00IPTC"), adobe, seg(mCOM, "made by a phone"), "\xFF\xFF\xFF")
	dirty = append(dirty, "MotionPhoto ftypmp42"...)

	p := clean(t, dirty)
	require.Equal(t, string(after(2, raw, jfif, icc, adobe)), string(p.Data))
	samePixels(t, decode(t, dirty), decode(t, p.Data))
}

func TestTheOrientationOfAJPEGStays(t *testing.T) {
	raw := jpegOf(t, screen(240, 320))
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for o := range uint16(10) {
			p := clean(t, after(2, raw, exif(order, o), exif(order, 3)))
			if o < 2 || o > 8 {
				require.Equal(t, raw, p.Data, "%d needs no word", o)
				continue
			}
			require.Equal(t, after(2, raw, string(exifOnly(int(o)))), p.Data)
			require.Equal(t, int(o), orientation(p.Data[12:]))
			require.NotContains(t, string(p.Data), "GPS")
		}
	}
}

func TestAMangledEXIFIsDropped(t *testing.T) {
	raw := jpegOf(t, screen(240, 320))
	for _, tiff := range []string{"", "MM", "MM\x00\x2a\x00\x00\x00\x08", "XX\x00\x2a\x00\x00\x00\x08\x00\x01", "II\x2a\x00\xff\xff\xff\xff",
		"MM\x00\x2a\x00\x00\x00\x08\xff\xff\x01\x12",
		"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00", // too short to be said again
		"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x04\x00\x00\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00"} {
		require.Equal(t, raw, clean(t, after(2, raw, seg(mAPP1, "Exif\x00\x00"+tiff))).Data, "%q", tiff)
	}
}

func TestMetadataOfAPNGIsCutOut(t *testing.T) {
	raw := pngOf(t, screen(240, 320))
	const head = 8 + 25 // signature and IHDR
	gamma := chunk("gAMA", "\x00\x00\xb1\x8f")
	dirty := after(head, raw, gamma, chunk("eXIf", "MM\x00\x2aGPS"), chunk("tEXt", "Author\x00somebody"), chunk("iTXt", "XML:com.adobe.xmp\x00"),
		chunk("tIME", "\x07\xe9\x05\x1a\x08\x1e\x00"), chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), chunk("prVt", "private"))
	dirty = append(dirty, "behind the end"...)

	p := clean(t, dirty)
	require.Equal(t, string(after(head, raw, gamma)), string(p.Data))
	samePixels(t, decode(t, raw), decode(t, p.Data))
}

func TestAProfileThatIsABombIsCutOut(t *testing.T) {
	raw := pngOf(t, screen(240, 320))
	const head = 8 + 25
	profile, bomb := chunk("iCCP", "Display P3\x00\x00profile"), chunk("iCCP", "x\x00\x00"+strings.Repeat("\x00", maxProfile))
	p := clean(t, after(head, raw, bomb, profile, profile, chunk("zTXt", "x\x00\x00bomb")))
	require.Equal(t, string(after(head, raw, profile)), string(p.Data))
}

func TestAPaletteAndItsTransparencyStay(t *testing.T) {
	m := image.NewPaletted(image.Rect(0, 0, 240, 320), color.Palette{color.NRGBA{200, 0, 0, 255}, color.NRGBA{}})
	m.Pix[7] = 1
	raw := pngOf(t, m)
	require.Contains(t, string(raw), "tRNS")
	require.Equal(t, raw, clean(t, raw).Data)
}

func TestMetadataOfAWebPIsCutOut(t *testing.T) {
	for _, name := range []string{"opaque", "alpha"} {
		raw := webpOf(t, name)
		parts := chunksOf(raw)
		parts[0] = strings.Replace(parts[0], parts[0][8:9], string([]byte{parts[0][8] | 0x0C}), 1) // EXIF and XMP
		dirty := webp(append(parts, riff("EXIF", "MM\x00\x2aGPS"), riff("XMP ", "<x/>"), riff("what", "private"))...)
		dirty = append(dirty, "behind the end"...)
		require.Equal(t, raw, clean(t, dirty).Data, name)
	}
	image := riff("VP8L", plain(300, 250))
	extended := webp(riff("VP8X", "\x2c\x00\x00\x00\x2b\x01\x00\xf9\x00\x00"), riff("EXIF", "x"), image)
	require.Equal(t, webp(riff("VP8X", "\x00\x00\x00\x00\x2b\x01\x00\xf9\x00\x00"), image), clean(t, extended).Data, "no profile, no flag")
	require.Equal(t, webp(image), clean(t, webp(image, riff("EXIF", "x"))).Data, "a simple file ends with its image")
}

func TestFaults(t *testing.T) {
	m := screen(240, 320)
	j, p, w := jpegOf(t, m), pngOf(t, m), webpOf(t, "alpha")
	var moving bytes.Buffer
	require.NoError(t, gif.Encode(&moving, m, nil))
	sized := func(width, height uint16) []byte {
		at := bytes.Index(j, []byte{0xFF, mSOF0}) + 5
		out := bytes.Clone(j)
		binary.BigEndian.PutUint16(out[at:], height)
		binary.BigEndian.PutUint16(out[at+2:], width)
		return out
	}
	header := func(width, height uint32, rest string) []byte {
		b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
		return after(8, p[:8], chunk("IHDR", string(b)+rest))
	}
	for name, c := range map[string]struct {
		data  []byte
		fault bot.PictureFault
	}{
		"nothing":                 {nil, bot.FaultBroken},
		"text":                    {[]byte("Được tiếp nhận"), bot.FaultNotImage},
		"gif":                     {moving.Bytes(), bot.FaultNotImage},
		"heic alone":              {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), bot.FaultBroken},
		"pdf":                     {[]byte("%PDF-1.7"), bot.FaultNotImage},
		"wav":                     {[]byte("RIFF\x24\x00\x00\x00WAVEfmt "), bot.FaultNotImage},
		"moving webp":             {webp(riff("VP8X", "\x02\x00\x00\x00\xef\x00\x00\x3f\x01\x00"), riff("ANIM", "123456")), bot.FaultNotImage},
		"webp said to move":       {webp(riff("VP8X", "\x02\x00\x00\x00\x2b\x01\x00\xf9\x00\x00"), riff("VP8L", plain(300, 250))), bot.FaultNotImage},
		"moving webp unannounced": {webp(chunksOf(w)[0], riff("ANMF", "123456")), bot.FaultNotImage},
		"over 20 MB":              {append(bytes.Clone(j), make([]byte, MaxBytes)...), bot.FaultBig},
		"small":                   {jpegOf(t, screen(199, 400)), bot.FaultTiny},
		"small png":               {pngOf(t, screen(400, 199)), bot.FaultTiny},
		"small webp":              {webp(riff("VP8L", plain(199, 199))), bot.FaultTiny},
		"just large enough":       {jpegOf(t, screen(200, 200)), bot.FaultNone},
		"jpeg bomb":               {sized(65000, 65000), bot.FaultBig},
		"jpeg too wide":           {sized(12001, 300), bot.FaultBig},
		"jpeg too many pixels":    {sized(10000, 5001), bot.FaultBig},
		"jpeg without height":     {sized(240, 0), bot.FaultBroken},
		"png bomb":                {header(0x7FFFFFFF, 0x7FFFFFFF, "\x08\x06\x00\x00\x00"), bot.FaultBig},
		"png of no size":          {header(0, 10, "\x08\x06\x00\x00\x00"), bot.FaultBroken},
		"png of no depth":         {header(300, 300, "\x07\x06\x00\x00\x00"), bot.FaultBroken},
		"png of no colour":        {header(300, 300, "\x08\x05\x00\x00\x00"), bot.FaultBroken},
		"webp bomb":               {webp(riff("VP8L", plain(16384, 16384))), bot.FaultBig},
		"webp canvas bomb":        {webp(riff("VP8X", "\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff")), bot.FaultBig},
		"webp of two sizes":       {webp(riff("VP8X", "\x00\x00\x00\x00\x2b\x01\x00\xf8\x00\x00"), riff("VP8L", plain(300, 250))), bot.FaultBroken},
		"webp without image":      {webp(riff("VP8X", "\x00\x00\x00\x00\x2b\x01\x00\xf8\x00\x00")), bot.FaultBroken},
		"jpeg magic alone":        {j[:3], bot.FaultBroken},
		"jpeg magic and noise":    {append(bytes.Clone(j[:3]), bytes.Repeat([]byte{7}, 5000)...), bot.FaultBroken},
		"jpeg without a scan":     {after(2, []byte{0xFF, 0xD8, 0xFF, mEOI}), bot.FaultBroken},
		"jpeg two frames":         {after(2, j, string(j[bytes.Index(j, []byte{0xFF, mSOF0}):][:19])), bot.FaultBroken},
		"png without data":        {after(33, p[:33], chunk("IEND", "")), bot.FaultBroken},
		"png without palette":     {append(header(300, 300, "\x08\x03\x00\x00\x00"), p[33:]...), bot.FaultBroken},
		"png critical unknown":    {after(8+25, p, chunk("NeWx", "")), bot.FaultBroken},
	} {
		got, fault := Clean(c.data)
		require.Equal(t, c.fault, fault, name)
		if c.fault != bot.FaultNone {
			require.Zero(t, got, name)
		}
	}
}

func TestATruncatedFileIsBroken(t *testing.T) {
	m := screen(240, 320)
	for name, data := range map[string][]byte{"jpeg": jpegOf(t, m), "png": pngOf(t, m), "webp": webpOf(t, "opaque"), "alpha": webpOf(t, "alpha")} {
		for n := 12; n < len(data); n += 1 + len(data)/999 {
			_, fault := Clean(data[:n])
			require.Equal(t, bot.FaultBroken, fault, "%s cut at %d of %d", name, n, len(data))
		}
	}
}

func TestADamagedByteOfAPNGIsFound(t *testing.T) {
	data := pngOf(t, screen(240, 320))
	for at := 8; at < len(data); at += 1 + len(data)/999 {
		bad := bytes.Clone(data)
		bad[at] ^= 0x10
		_, fault := Clean(bad)
		require.NotEqual(t, bot.FaultNone, fault, "at %d", at)
	}
}

func TestAProgressiveBombIsRefused(t *testing.T) {
	j := jpegOf(t, screen(240, 320))
	at := bytes.LastIndex(j, []byte{0xFF, mSOS})
	scan := string(j[at : len(j)-2])
	_, fault := Clean(after(at, j, strings.Repeat(scan[:14]+"\x00", maxScans)))
	require.Equal(t, bot.FaultBroken, fault)
	_, fault = Clean(after(at, j, strings.Repeat(scan[:14]+"\x00", maxScans-1)))
	require.Equal(t, bot.FaultNone, fault)
}
