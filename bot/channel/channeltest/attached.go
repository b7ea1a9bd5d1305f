package channeltest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// attach puts the bytes on the shelf.
func (r *rig) attach(data []byte, name string) *bot.Attachment {
	r.t.Helper()
	sum, err := r.Keep(data)
	require.NoError(r.t, err)
	return &bot.Attachment{SHA256: sum, Name: name, Mime: "image/png", Size: int64(len(data)), Instead: "Không gửi được " + name + "."}
}

// missing is a file that the shelf does not have.
func missing(name string) bot.Attachment {
	return bot.Attachment{SHA256: strings.Repeat("0", 64), Name: name, Size: 9, Instead: "Không gửi được " + name + "."}
}

// shade is a picture unlike the others.
func shade(n uint8) []byte {
	img := image.NewGray(image.Rect(0, 0, 40, 60))
	for i := range img.Pix {
		img.Pix[i] = n
	}
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func fileOut(t *testing.T, r *rig) {
	if r.Channel.Caps().File == 0 {
		return
	}
	defer r.run(r.Channel)()
	p := r.meet(1)
	m := text("Danh sách của phường Dương Kinh")
	m.File, m.Buttons = r.attach([]byte("mã,tên\n"), "Dương Kinh.csv"), buttons("Xong")
	for _, long := range []string{"", strings.Repeat("Rất dài 🏫. ", 150)} {
		before := len(p.Seen())
		m.Parts[0].Text = "Danh sách. " + strings.TrimSpace(long)
		r.send(p, m)
		shown := r.shown(p, func(all []Shown) bool { return len(all) > before })[before:]
		require.Equal(t, map[string]string{"Dương Kinh.csv": "mã,tên\n"}, shown[0].Files)
		last := shown[len(shown)-1]
		require.Equal(t, strings.TrimSpace(m.Parts[0].Text), last.Text)
		if r.Channel.Caps().Buttons {
			require.Equal(t, []string{"Xong"}, last.Labels)
		}
	}
}

func (r *rig) album(n int) (shots []bot.Shot) {
	for i := range n {
		name := "ảnh " + string(rune('1'+i))
		shots = append(shots, bot.Shot{Picture: *r.attach(shade(uint8(10*i+1)), name), Caption: "Trường " + string(rune('A'+i))})
	}
	return shots
}

// totals are all words and the number of pictures.
func totals(shown []Shown) (words string, pictures int) {
	for _, s := range shown {
		words += s.Text + "\n"
		pictures += s.Pictures
	}
	return words, pictures
}

func albumOut(t *testing.T, r *rig) {
	if r.Channel.Caps().Album == 0 {
		return
	}
	defer r.run(r.Channel)()
	p := r.meet(1)
	for _, n := range []int{1, 2, bot.AlbumMost} {
		before := len(p.Seen())
		m := text("Bấm để xem xét")
		m.Album, m.Buttons = r.album(n), buttons("Xác nhận")
		r.send(p, m)
		shown := r.shown(p, func(all []Shown) bool { return len(all) > before })[before:]
		words, pictures := totals(shown)
		require.Equal(t, n, pictures)
		for _, s := range m.Album {
			require.Contains(t, words, s.Caption)
		}
		last := shown[len(shown)-1]
		require.Contains(t, last.Text, "Bấm để xem xét")
		if r.Channel.Caps().Buttons {
			require.Equal(t, []string{"Xác nhận"}, last.Labels)
		}
	}
}

func lostOut(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	gone := missing("tổng hợp.xlsx")
	m := text("Tổng hợp")
	m.File = &gone
	r.send(p, m)
	shown := r.shown(p, func(all []Shown) bool { return len(all) > 0 })
	words, _ := totals(shown)
	require.Contains(t, words, "Tổng hợp")
	require.Contains(t, words, gone.Instead)
	require.Empty(t, shown[0].Files)

	before := len(p.Seen())
	if gone := missing("mã QR"); r.Channel.Caps().Picture {
		m = text("Lời mời")
		m.Picture = &gone
		r.send(p, m)
		words, pictures := totals(r.shown(p, func(all []Shown) bool { return len(all) > before })[before:])
		require.Contains(t, words, "Lời mời")
		require.Contains(t, words, gone.Instead, "what is not shown is said")
		require.Zero(t, pictures)
	}

	before = len(p.Seen())
	m = text("Ba ảnh")
	m.Album = r.album(3)
	m.Album[1].Picture = missing("ảnh hai")
	r.send(p, m)
	words, pictures := totals(r.shown(p, func(all []Shown) bool { return len(all) > before })[before:])
	require.Contains(t, words, "Không gửi được ảnh hai.")
	require.Contains(t, words, "Ba ảnh")
	if r.Channel.Caps().Album > 0 {
		require.Equal(t, 2, pictures)
	}
}
