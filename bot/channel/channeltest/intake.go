package channeltest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var errCore = errors.New("the core is away")

func identity(t *testing.T, r *rig) {
	name := r.Channel.Name()
	require.NotEmpty(t, name)
	defer r.run(r.Channel)()
	a, b := r.Person(1), r.Person(2)
	a.Say("một")
	r.next(1)
	b.Say("hai")
	r.next(2)
	a.Say("ba")
	r.next(3)

	events := r.seen()
	ids := map[string]bool{}
	for i, p := range []Person{a, b, a} {
		ev := events[i]
		require.Equal(t, r.said(), ev.Kind)
		require.Equal(t, p.Account(), ev.From)
		require.Equal(t, p.Chat(), ev.Chat)
		require.Equal(t, name, ev.Chat.Channel)
		if !r.Channel.Caps().Brief { // else its people come from elsewhere
			require.Equal(t, name, ev.From.Channel())
		}
		require.False(t, ev.Chat.Group)
		require.WithinDuration(t, time.Now(), ev.At, time.Minute)
		require.Equal(t, time.UTC, ev.At.Location())
		require.False(t, ids[ev.ID], "an id came twice")
		ids[ev.ID] = true
	}
}

func normalised(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	const composed = "Mầm non Hoa Sen được tiếp nhận"
	decomposed := strings.NewReplacer("ầ", "a\u0302\u0300", "đư", "đu\u031b", "ợ", "o\u031b\u0323", "ế", "e\u0302\u0301", "ậ", "a\u0323\u0302").Replace(composed)
	require.NotEqual(t, composed, decomposed)
	r.Person(1).Say(decomposed)
	require.Equal(t, composed, r.next(1).Text)
}

func masked(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	const citizen = "031301004567"
	p := r.Person(1)
	p.Say("căn cước " + citizen)
	if ph, ok := p.(Photographer); ok {
		ph.Picture(picture, "của "+citizen)
		r.next(2)
	}
	r.next(1)
	for _, ev := range r.seen() {
		require.NotContains(t, fmt.Sprintf("%+v", ev), citizen)
		require.Contains(t, ev.Text, bot.CitizenMask)
		require.True(t, ev.Masked)
	}
}

func commands(t *testing.T, r *rig) {
	if r.Channel.Caps().Fields {
		return // a command is a button there, and what is typed belongs to it
	}
	defer r.run(r.Channel)()
	p := r.Person(1)
	p.Say("/baocao  Mầm non Hoa Sen")
	ev := r.next(1)
	require.Equal(t, bot.Said, ev.Kind)
	require.Equal(t, "baocao", ev.Command)
	require.Equal(t, "Mầm non Hoa Sen", ev.Args)
	p.Say("không phải lệnh /baocao")
	require.Empty(t, r.next(2).Command)
}

func pictures(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p, ok := r.Person(1).(Photographer)
	if !ok {
		require.False(t, r.Channel.Caps().Picture && !r.Channel.Caps().Fields, "a platform with pictures has people who send them")
		return
	}
	p.Picture(picture, "được tiếp nhận")
	ev := r.next(1)
	require.Equal(t, bot.Pictured, ev.Kind)
	require.Equal(t, "được tiếp nhận", ev.Text)
	require.NotNil(t, ev.File)

	body, err := r.Channel.Fetch(context.Background(), *ev.File)
	require.NoError(t, err)
	got, err := io.ReadAll(body)
	require.NoError(t, err)
	require.NoError(t, body.Close())
	require.Equal(t, picture, got)

	_, err = r.Channel.Fetch(context.Background(), bot.File{Ref: "no-such-file"})
	r.harmless(err)
}

func files(t *testing.T, r *rig) {
	p, ok := r.Person(1).(Filer)
	if !ok {
		return
	}
	defer r.run(r.Channel)()
	p.File("danh sách.csv", []byte("Tên đơn vị\n"), "/maudanhsach 031301004567")
	ev := r.next(1)
	require.Equal(t, bot.Filed, ev.Kind)
	require.Equal(t, "/maudanhsach "+bot.CitizenMask, ev.Text)
	require.Equal(t, "danh sách.csv", ev.File.Name)
	body, err := r.Channel.Fetch(context.Background(), *ev.File)
	require.NoError(t, err)
	got, err := io.ReadAll(body)
	require.NoError(t, err)
	require.NoError(t, body.Close())
	require.Equal(t, "Tên đơn vị\n", string(got))
	for _, ref := range []string{"", "no-such-file", "../key", strings.Repeat("0", 64)} {
		_, err = r.Channel.Fetch(context.Background(), bot.File{Ref: ref})
		r.harmless(err)
	}
}

func edits(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	p := r.Person(1)
	p.Say("0299900142")
	r.next(1)
	e, ok := p.(Editor)
	if !ok {
		return
	}
	e.Edit("0299900124")
	ev := r.next(2)
	require.Equal(t, bot.Edited, ev.Kind)
	require.Equal(t, "0299900124", ev.Text)
	require.NotEqual(t, r.seen()[0].ID, ev.ID)
}

func order(t *testing.T, r *rig) {
	var mu sync.Mutex
	running, most := 0, 0
	r.core(func(context.Context, bot.Event) error {
		mu.Lock()
		running++
		most = max(most, running)
		mu.Unlock()
		time.AfterFunc(0, func() {}) // lets another goroutine in, if there were one
		mu.Lock()
		running--
		mu.Unlock()
		return nil
	})
	p := r.Person(1)
	for i := range 40 {
		p.Say(fmt.Sprintf("tin %d", i))
	}
	defer r.run(r.Channel)()
	events := r.wait("all events", func(all []bot.Event) bool { return len(all) >= 40 })
	for i, ev := range events {
		require.Equal(t, fmt.Sprintf("tin %d", i), ev.Text)
	}
	mu.Lock()
	defer mu.Unlock()
	require.Equal(t, 1, most, "two events of one chat at once")
}

func concurrency(t *testing.T, r *rig) {
	free := make(chan struct{})
	stuck := r.Person(1)
	r.core(func(ctx context.Context, ev bot.Event) error {
		if ev.From != stuck.Account() {
			return nil
		}
		select {
		case <-free:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	stop := r.run(r.Channel)
	stuck.Say("kẹt")
	r.next(1)
	for n := 2; n < 30; n++ {
		r.Person(n).Say("đi")
		r.next(n)
	}
	close(free)
	stop()
}

func failedTurn(t *testing.T, r *rig) {
	if r.Restarted == nil {
		return
	}
	fails := 2
	r.core(func(context.Context, bot.Event) error {
		if fails--; fails >= 0 {
			return errCore
		}
		return nil
	})
	defer r.run(r.Channel)()
	r.Person(1).Say("một lần")
	events := r.wait("the third try", func(all []bot.Event) bool { return len(all) == 3 })
	for _, ev := range events {
		require.Equal(t, events[0].ID, ev.ID)
		require.Equal(t, "một lần", ev.Text)
	}
}

func killedTurn(t *testing.T, r *rig) {
	if r.Restarted == nil {
		return
	}
	r.core(func(context.Context, bot.Event) error { return errCore })
	p := r.Person(1)
	p.Say("trước khi dừng")
	stop := r.run(r.Channel)
	first := r.next(1)
	stop()

	r.core(accept)
	before := len(r.seen())
	defer r.run(r.Restarted())()
	again := r.next(before + 1)
	require.Equal(t, first.ID, again.ID)
	require.Equal(t, "trước khi dừng", again.Text)
}

func doneStaysDone(t *testing.T, r *rig) {
	if r.Restarted == nil {
		return
	}
	stop := r.run(r.Channel)
	r.Person(1).Say("xong")
	r.next(1)
	stop()
	if r.Settled != nil {
		r.Settled()
	}

	defer r.run(r.Restarted())()
	r.Person(1).Say("mới")
	require.Equal(t, "mới", r.next(2).Text)
}

func stopDrains(t *testing.T, r *rig) {
	begun, free := make(chan struct{}), make(chan struct{})
	var finished bool
	r.core(func(ctx context.Context, _ bot.Event) error {
		close(begun)
		<-free
		finished = ctx.Err() == nil
		return nil
	})
	r.Person(1).Say("đang làm")
	stop := r.run(r.Channel)
	<-begun
	time.AfterFunc(50*time.Millisecond, func() { close(free) })
	stop()
	require.True(t, finished, "Run returned before the turn, or ended its context")
}

func links(t *testing.T, r *rig) {
	defer r.run(r.Channel)()
	r.meet(1)
	link := r.Channel.Link("u0299900124-AbC_9")
	if link != "" {
		require.Contains(t, link, "u0299900124-AbC_9")
		require.True(t, strings.HasPrefix(link, "https://"))
	}
	require.NoError(t, r.Channel.Check(context.Background()))
}
