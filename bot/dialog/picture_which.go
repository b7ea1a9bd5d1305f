package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// editPictures waits for the picture that takes the place of the one there is. Of several
// it asks which of them is to go.
func (t *Talk) editPictures() {
	if len(t.st.Draft.Pictures) > 1 {
		t.ask(ask{Slot: slotWhich})
		return
	}
	t.st.Draft.Replace = true
	t.ask(ask{Slot: slotPicture})
}

// askWhich offers the pictures by the order in which they came. A new one takes the place
// of the last.
func (t *Talk) askWhich() question {
	const inRow = 2
	n := len(t.st.Draft.Pictures)
	q := question{text: bot.T("photo.which", "n", n)}
	for i := range n {
		if i%inRow == 0 {
			q.rows = append(q.rows, nil)
		}
		last := len(q.rows) - 1
		q.rows[last] = append(q.rows[last], t.choice(bot.T("button.drop_photo", "n", i+1), place10(i)))
	}
	return question{q.text, append(q.rows, row(t.pick("button.replace_photos", "all")), row(t.pick("button.back", "back")))}
}

func (t *Talk) tapWhich(choice string) bool {
	switch choice {
	case "back":
		t.next()
		return true
	case "all":
		t.st.Draft.Replace = true
		t.ask(ask{Slot: slotPicture})
		return true
	}
	i, ok := index(choice, len(t.st.Draft.Pictures))
	switch {
	case !ok:
		return false
	case len(t.st.Draft.Pictures) == 1:
		t.dropPictures()
	default:
		t.dropSome([]int{i})
	}
	return true
}

// textWhich takes the words for a button: "cái thứ hai", "thôi để nguyên".
func (t *Talk) textWhich() bool {
	switch which, ok := t.which(); {
	case len(which) > 0 && ok:
		return t.takesOut()
	case t.in.Nth > 0:
		return t.tapWhich(place10(t.in.Nth - 1))
	case t.in.Says(read.AllPictures | read.OfAll):
		return t.tapWhich("all")
	}
	return t.in.Says(read.Sends|read.Stops) && t.tapWhich("back")
}

// which are the places of the pictures that the words speak of; ok unless there is none
// of such a number.
func (t *Talk) which() (places []int, ok bool) {
	n := len(t.st.Draft.Pictures)
	for _, nth := range t.in.Which {
		if nth == read.Last {
			nth = n
		}
		if nth < 1 || nth > n {
			return nil, false
		}
		if !slices.Contains(places, nth-1) {
			places = append(places, nth-1)
		}
	}
	slices.Sort(places)
	return places, true
}

// dropSome takes pictures out of the report and keeps the others.
func (t *Talk) dropSome(places []int) {
	var gone bot.List
	for _, i := range places {
		gone = append(gone, bot.T("item.nth_photo", "n", i+1))
	}
	for _, i := range slices.Backward(places) {
		t.dropAt(i)
	}
	t.note("photo.dropped_some", "which", gone, "n", len(t.st.Draft.Pictures))
	t.afterDrop()
}

// dropAt takes one picture out.
func (t *Talk) dropAt(i int) {
	d := &t.st.Draft
	t.write(bot.DropPictures{Draft: d.ID, Event: d.Pictures[i].Event})
	d.Pictures, d.Full = slices.Delete(slices.Clone(d.Pictures), i, i+1), false
	t.changed()
}
