package channeltest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// picture is a small PNG.
var picture = func() []byte {
	img := image.NewGray(image.Rect(0, 0, 40, 60))
	for i := range 40 {
		img.Set(i, i, color.White)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}()

func verbatim(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	id := r.send(p, text("Kính chào thầy/cô <b>&amp; \"các\" bạn.", "Trường A & B: 5 < 6 > 4, _x_ *y* [z](w) `v` 🏫"))
	if r.Channel.Caps().Edit {
		require.NotEmpty(t, id)
	}
	shown := r.shown(p, func(all []Shown) bool { return len(all) == 1 })
	require.Equal(t, "Kính chào thầy/cô <b>&amp; \"các\" bạn.\n\nTrường A & B: 5 < 6 > 4, _x_ *y* [z](w) `v` 🏫", shown[0].Text)
	require.Empty(t, shown[0].Labels)
}

func tables(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	table := "Địa bàn   TS  %\nHồng Bàng 98 64\n<Kiến An> 92 76"
	m := text("Số liệu", "", "Ghi chú")
	m.Parts[1] = bot.Para{Text: table, Mono: true}
	r.send(p, m)
	shown := r.shown(p, func(all []Shown) bool { return len(all) == 1 })
	require.Equal(t, "Số liệu\n\n"+table+"\n\nGhi chú", shown[0].Text)
	if r.Channel.Caps().Mono {
		require.Equal(t, []string{table}, shown[0].Mono)
	}
}

func buttons(labels ...string) [][]bot.Button {
	var rows [][]bot.Button
	for i, l := range labels {
		rows = append(rows, []bot.Button{{Label: l, Data: fmt.Sprintf("d:7:%d", i)}})
	}
	return rows
}

func taps(t *testing.T, r *rig) {
	if !r.Channel.Caps().Buttons {
		return
	}
	defer r.run(r.Channel)()
	p := r.meet(1)
	m := text("Đúng không?")
	m.Buttons = buttons("Đúng", "Nhập lại")
	m.Buttons[1] = append(m.Buttons[1], bot.Button{Label: "Tra cứu", URL: "https://tracuu.example.vn/?q=1&v=2"}, bot.Button{Label: "Chép", Copy: "0299900124"})
	id := r.send(p, m)
	shown := r.shown(p, func(all []Shown) bool { return len(all) == 1 })
	require.Equal(t, []string{"Đúng", "Nhập lại", "Tra cứu", "Chép"}, shown[0].Labels)

	require.NoError(t, p.(Tapper).Tap("Nhập lại"))
	ev := r.next(2)
	require.Equal(t, bot.Tapped, ev.Kind)
	require.Equal(t, "d:7:1", ev.Data)
	require.Equal(t, id, ev.Message)
	require.Equal(t, p.Chat(), ev.Chat)
	require.Equal(t, p.Account(), ev.From)
}

func editing(t *testing.T, r *rig) {
	if !r.Channel.Caps().Edit {
		return
	}
	defer r.run(r.Channel)()
	p := r.meet(1)
	first := text("Câu hỏi một")
	first.Buttons = buttons("Đúng")
	id := r.send(p, first)

	next := text("Câu hỏi hai")
	next.Edit = id
	require.Equal(t, id, r.send(p, next))
	require.Equal(t, []Shown{{Text: "Câu hỏi hai"}}, r.shown(p, func(all []Shown) bool { return all[0].Text == "Câu hỏi hai" }))
	require.Equal(t, id, r.send(p, next), "the same words again are no failure")
	require.Len(t, p.Seen(), 1)

	lost := text("Câu hỏi ba")
	lost.Edit = "999999"
	require.NotEqual(t, "999999", r.send(p, lost), "a message that is gone is said anew")
	r.shown(p, func(all []Shown) bool { return len(all) == 2 && all[1].Text == "Câu hỏi ba" })

	long := text(strings.Repeat("dòng khá dài\n", r.Channel.Caps().Text/6))
	long.Edit = id
	require.NotEqual(t, id, r.send(p, long), "what does not fit is said anew")
}

func pictureOut(t *testing.T, r *rig) {
	if !r.Channel.Caps().Picture {
		return
	}
	defer r.run(r.Channel)()
	p := r.meet(1)
	m := text("Mã QR của đơn vị")
	m.Picture, m.Buttons = r.attach(picture, "qr.png"), buttons("Xong")
	r.send(p, m)
	shown := r.shown(p, func(all []Shown) bool { return len(all) > 0 })
	require.Equal(t, 1, shown[0].Pictures)
	require.Equal(t, "Mã QR của đơn vị", shown[len(shown)-1].Text)
	require.Equal(t, []string{"Xong"}, shown[len(shown)-1].Labels)

	m.Parts[0].Text = strings.Repeat("Rất dài 🏫. ", 150)
	r.send(p, m)
	shown = r.shown(p, func(all []Shown) bool { return len(all) > len(shown) })
	last := shown[len(shown)-1]
	require.Equal(t, strings.TrimSpace(m.Parts[0].Text), last.Text)
	require.Equal(t, []string{"Xong"}, last.Labels)
}

func splitting(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	var lines []string
	for i := range 900 {
		lines = append(lines, fmt.Sprintf("%d. Mầm non Hoa Sen 🏫 (quận Dương Kinh)", i+1))
	}
	m := text("Chưa báo cáo:", strings.Join(lines, "\n"))
	m.Parts = append(m.Parts, bot.Para{Text: strings.Repeat("a  1\n", 300), Mono: true})
	if r.Channel.Caps().Buttons {
		m.Buttons = buttons("Làm mới")
	}
	r.send(p, m)
	shown := p.Seen()
	require.Greater(t, len(shown), 1)
	var all []string
	for i, s := range shown {
		require.LessOrEqual(t, units(s.Text), r.Channel.Caps().Text)
		if r.Channel.Caps().Buttons {
			require.Equal(t, i == len(shown)-1, len(s.Labels) > 0, "buttons belong under the last part")
		}
		all = append(all, strings.Split(s.Text, "\n")...)
	}
	var found int
	for _, line := range all {
		if found < len(lines) && line == lines[found] {
			found++
		}
	}
	require.Equal(t, len(lines), found, "every line whole, in order")
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func impossible(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	long := text("x")
	long.Buttons = [][]bot.Button{{{Label: "Dài", Data: strings.Repeat("d", 65)}}}
	nameless := text("x")
	nameless.Buttons = [][]bot.Button{{{Label: " ", Data: "d:1:1"}}}
	for name, m := range map[string]bot.Message{"no text": text(), "blank": text(" ", "\n"), "data": long, "label": nameless} {
		if !r.Channel.Caps().Buttons && m.Buttons != nil {
			continue
		}
		_, err := r.Channel.Send(context.Background(), p.Chat(), m)
		r.harmless(err)
		require.Equal(t, channel.Rejected, channel.AsSendError(err).Outcome, name)
	}
	_, err := r.Channel.Send(context.Background(), bot.Chat{Channel: "elsewhere", ID: "1"}, text("x"))
	r.harmless(err)
	require.Empty(t, p.Seen())
}

func outcomes(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.meet(1)
	for _, o := range []channel.Outcome{channel.Again, channel.Limited, channel.Gone, channel.Migrated, channel.Rejected, channel.Fatal} {
		if r.Fail == nil || !r.Fail(p, o) {
			continue
		}
		_, err := r.Channel.Send(context.Background(), p.Chat(), text("tin nhắn riêng"))
		r.harmless(err)
		e := channel.AsSendError(err)
		require.Equal(t, o, e.Outcome, "%v", err)
		require.NotContains(t, err.Error(), "tin nhắn riêng")
		switch o {
		case channel.Limited:
			require.Equal(t, Wait, e.After)
		case channel.Migrated:
			require.Equal(t, MovedTo, e.MovedTo)
		}
	}
	r.send(p, text("lại được"))
}
