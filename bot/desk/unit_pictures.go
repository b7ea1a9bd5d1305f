package desk

import (
	"slices"

	"vneidbot/bot"
)

// actErase is the removal of a picture, as the audit has it.
const actErase = "donvi.xoaanh"

// tapPictures sends the pictures of the unit's reports together, those of the
// newest report first.
func (t *deskTurn) tapPictures(c call) (bot.Effects, error) {
	u, pictures, e, err := t.tappedPictures(c)
	if u == nil {
		return e, err
	}
	if len(pictures) == 0 {
		return t.answer(bot.T("donvi.no_pictures", "unit", unitName(*u)), backToCard(*u)), nil
	}
	e = bot.Effects{Say: []bot.Say{{
		Kind: bot.Notice, Album: t.album(u.ID, pictures),
		Parts:   []bot.Part{{Text: bot.T("donvi.pictures", "unit", unitName(*u), "n", len(pictures))}},
		Choices: [][]bot.Choice{{button("unit_erase", data(verbErase, num(u.ID)))}, backToCard(*u)},
	}}}
	e.Writes = []bot.Write{t.audit("donvi.anh", unitObject(u.ID))}
	return e, nil
}

func (t *deskTurn) album(unit bot.UnitID, pictures []bot.UnitPicture) (shots []bot.SayShot) {
	ask := t.ofUnit(unit)
	for i, p := range pictures {
		shots = append(shots, bot.SayShot{
			Picture: bot.Attachment{SHA256: p.SHA256, Mime: p.Mime, Size: p.Size, Ask: ask},
			Origin:  p.Channel + ":" + p.File.Ref,
			Caption: bot.T("donvi.picture", "i", i+1, "status", p.Status, "at", p.At, "receipt", p.Receipt),
		})
	}
	return shots
}

// erase asks which picture shows personal papers, and whether it is to be removed.
func (t *deskTurn) erase(c call) (bot.Effects, error) {
	u, pictures, e, err := t.tappedPictures(c)
	if u == nil {
		return e, err
	}
	if len(pictures) == 0 {
		return t.pictureGone(*u)
	}
	if len(pictures) == 1 {
		return t.askErase(*u, pictures[0], 1), nil
	}
	var choices []bot.Choice
	for i, p := range pictures {
		if len(c.fields) == 2 && pictureMark(p) == c.fields[1] {
			return t.askErase(*u, p, i+1), nil
		}
		choices = append(choices, bot.Choice{Label: bot.T("button.unit_picture", "i", i+1), Data: data(verbErase, num(u.ID), pictureMark(p))})
	}
	var out [][]bot.Choice
	for five := range slices.Chunk(choices, 5) {
		out = append(out, five)
	}
	return t.answer(bot.T("donvi.which_picture"), append(out, backToCard(*u))...), nil
}

func (t *deskTurn) askErase(u bot.Unit, p bot.UnitPicture, i int) bot.Effects {
	text := bot.T("donvi.ask_erase", "i", i, "unit", unitName(u), "at", p.At)
	return t.ask(text, "unit_erase_do", data(verbDoErase, num(u.ID), pictureMark(p)))
}

// doErase removes the picture for good. One that is gone was removed before.
func (t *deskTurn) doErase(c call) (bot.Effects, error) {
	u, pictures, e, err := t.tappedPictures(c)
	if u == nil {
		return e, err
	}
	i := slices.IndexFunc(pictures, func(p bot.UnitPicture) bool { return len(c.fields) == 2 && pictureMark(p) == c.fields[1] })
	if i < 0 {
		return t.pictureGone(*u)
	}
	e = t.answer(bot.T("donvi.erased", "unit", unitName(*u)), backToCard(*u))
	e.Writes = []bot.Write{
		bot.ErasePicture{Event: t.Event.ID, Act: actErase, SHA256: pictures[i].SHA256, By: t.Event.From, At: t.Event.At},
		t.audit(actErase, unitObject(u.ID)),
	}
	return e, nil
}

func (t *deskTurn) pictureGone(u bot.Unit) (bot.Effects, error) {
	gone, err := t.records.ErasedOf(u.ID, 1)
	if err != nil || len(gone) == 0 {
		return t.answer(bot.T("donvi.picture_gone"), backToCard(u)), err
	}
	by, err := t.byWhom(gone[0].By)
	return t.answer(bot.T("donvi.erased_before", "by", by, "at", gone[0].At), backToCard(u)), err
}

// tappedPictures are the pictures that the button's unit has now.
func (t *deskTurn) tappedPictures(c call) (*bot.Unit, []bot.UnitPicture, bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return nil, nil, e, err
	}
	pictures, err := t.records.PicturesOf(u.ID, bot.AlbumMost)
	if err != nil {
		return nil, nil, bot.Effects{}, err
	}
	return u, pictures, bot.Effects{}, nil
}

// pictureMark names a picture in a button.
func pictureMark(p bot.UnitPicture) string { return mark("picture", p.Event) }
