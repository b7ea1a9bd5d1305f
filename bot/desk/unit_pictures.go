package desk

import (
	"vneidbot/bot"
)

// tapPictures sends the pictures of the unit's reports together, those of the
// newest report first.
func (t *deskTurn) tapPictures(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	pictures, err := t.records.PicturesOf(u.ID, bot.AlbumMost)
	if err != nil {
		return bot.Effects{}, err
	}
	if len(pictures) == 0 {
		return t.answer(bot.T("donvi.no_pictures", "unit", unitName(*u)), backToCard(*u)), nil
	}
	e = bot.Effects{Say: []bot.Say{{
		Kind: bot.Notice, Album: album(pictures),
		Parts:   []bot.Part{{Text: bot.T("donvi.pictures", "unit", unitName(*u), "n", len(pictures))}},
		Choices: [][]bot.Choice{backToCard(*u)},
	}}}
	e.Writes = []bot.Write{t.audit("donvi.anh", unitObject(u.ID))}
	return e, nil
}

func album(pictures []bot.UnitPicture) (shots []bot.SayShot) {
	for i, p := range pictures {
		shots = append(shots, bot.SayShot{
			Picture: bot.Attachment{SHA256: p.SHA256, Mime: p.Mime, Size: p.Size},
			Origin:  p.Channel + ":" + p.File.Ref,
			Caption: bot.T("donvi.picture", "i", i+1, "status", p.Status, "at", p.At, "receipt", p.Receipt),
		})
	}
	return shots
}
