package evidence

import (
	"encoding/binary"
	"slices"

	"vneidbot/bot"
)

// HEIC is what phones photograph in: boxes within boxes (ISO/IEC 14496-12 and
// 23008-12). Such a picture is kept as it came, for what is inside could not be
// cut out without writing places anew.

// brands are those of pictures whose pixels are HEVC.
var brands = []string{"heic", "heix", "heim", "heis", "hevc", "hevx"}

// structural brands say that it is a picture and not how its pixels are coded.
var structural = []string{"mif1", "msf1"}

// IsHEIC tells such a picture by the first box of its file, or as much of it as
// there is.
func IsHEIC(head []byte) bool {
	if len(head) < 16 || string(head[4:8]) != "ftyp" {
		return false
	}
	size := binary.BigEndian.Uint32(head)
	if size < 16 || size > 1024 || size%4 != 0 {
		return false
	}
	head = head[:min(len(head), int(size))]
	named := []string{string(head[8:12])}
	for at := 16; at+4 <= len(head); at += 4 {
		named = append(named, string(head[at:at+4]))
	}
	is := func(list []string) bool {
		return slices.ContainsFunc(named, func(b string) bool { return slices.Contains(list, b) })
	}
	return is(brands) || slices.Contains(structural, named[0]) && !is([]string{"avif", "avis"})
}

// checkHEIC walks the boxes: they fill the file, the directory names a picture of
// some size, and there is something in the place where pixels lie.
func checkHEIC(data []byte) (Picture, bot.PictureFault) {
	p := Picture{Data: data, Mime: "image/heic"}
	pixels, sound := false, true
	whole := eachBox(data, func(name string, body []byte) {
		switch name {
		case "meta":
			sound = sound && sizeIn(body, &p)
		case "mdat":
			pixels = pixels || len(body) > 0
		}
	})
	if !whole || !sound || !pixels || p.Width == 0 {
		return Picture{}, bot.FaultBroken
	}
	if fault := measure(p.Width, p.Height); fault != bot.FaultNone {
		return Picture{}, fault
	}
	return p, bot.FaultNone
}

// sizeIn reads the largest size among the picture's properties: the whole one's,
// of those that are put together from tiles or have a preview.
func sizeIn(meta []byte, p *Picture) (sound bool) {
	if len(meta) < 4 {
		return false
	}
	sound = true
	inside := func(within []byte, wanted string, look func(body []byte)) {
		sound = eachBox(within, func(name string, body []byte) {
			if name == wanted {
				look(body)
			}
		}) && sound
	}
	inside(meta[4:], "iprp", func(iprp []byte) {
		inside(iprp, "ipco", func(ipco []byte) {
			inside(ipco, "ispe", func(ispe []byte) {
				if len(ispe) < 12 {
					sound = false
					return
				}
				const most = 1 << 20 // far beyond what is taken, and its square is a number
				w, h := int(min(binary.BigEndian.Uint32(ispe[4:]), most)), int(min(binary.BigEndian.Uint32(ispe[8:]), most))
				if w*h > p.Width*p.Height {
					p.Width, p.Height = w, h
				}
			})
		})
	})
	return sound
}

// eachBox hands out the boxes that fill data; false when they do not.
func eachBox(data []byte, look func(name string, body []byte)) (whole bool) {
	for len(data) > 0 {
		if len(data) < 8 {
			return false
		}
		size, head := uint64(binary.BigEndian.Uint32(data)), uint64(8)
		switch {
		case size == 1 && len(data) >= 16:
			size, head = binary.BigEndian.Uint64(data[8:]), 16
		case size == 0: // up to the end
			size = uint64(len(data))
		}
		if size < head || size > uint64(len(data)) {
			return false
		}
		look(string(data[4:8]), data[head:size])
		data = data[size:]
	}
	return true
}
