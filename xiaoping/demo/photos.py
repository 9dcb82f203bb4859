"""Pictures of some houses and every village, and signed letters: all drawn, so that nobody's are in it."""

from datetime import date, timedelta
from io import BytesIO
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from planning.models import Target
from villages.models import Household, Village
from xiaoping.kit.attachments import storage
from xiaoping.kit.attachments.models import Attachment
from xiaoping.kit.attachments.pictures import prepare

from .chance import day_between, stream
from .records import TODAY, Township
from .writing import write

SIZE = (1200, 900)
PAGE = (1120, 1580)
HOUSES_A_VILLAGE = 3
SKIES = ("#bcd7ea", "#d5e3ea", "#a9c9df", "#e6dfd0")
HILLS = ("#5f7f64", "#6f8f74", "#4f7058", "#7b9070")
WALLS = ("#8a6a48", "#e9e4d8", "#c9b79c", "#a9876a", "#d8d2c8")  # wood, plaster, clay
ROOFS = ("#4a4f55", "#5c4a3d", "#6b3f33")
VIEWS = (("房屋正面", 0), ("房屋侧面", 1))


def load(township: Township) -> None:
    """Write the pictures, through the same check as those of an office."""
    chance = stream("photos")
    write(picture for village in Village.objects.in_force(TODAY) for picture in pictures(village, chance))
    write(
        kept(target, None, f"{target.title}责任书（签字页）", date(2019, 2, 25), letter(place))
        for place, target in enumerate(Target.objects.filter(is_veto=True).order_by("pk"))
    )


def pictures(village: Village, chance: Random):
    """The pictures of a village: one of itself, and two of each of some of its houses."""
    yield kept(village, village, "村貌", day_between(chance, date(2019, 1, 1), TODAY), drawing(chance, houses=4))
    standing = list(Household.objects.in_force(TODAY).in_village(village).order_by("number"))
    for household in sorted(chance.sample(standing, HOUSES_A_VILLAGE), key=lambda one: one.number):
        day = day_between(chance, max(household.since, date(2018, 3, 1)), TODAY - timedelta(days=1))
        for title, shift in VIEWS:
            same_house = stream(f"photos {household.number}")
            yield kept(household, village, title, day, drawing(same_house, houses=1, shift=shift))


def kept(record, village: Village | None, title: str, day: date, content: bytes) -> Attachment:
    """A picture as it is kept, its files on the shelf."""
    one = prepare(SimpleUploadedFile("drawing.jpg", content))
    return Attachment(
        village=village,
        record=record._meta.label_lower,
        key=str(record.pk),
        title=title,
        taken_on=day,
        format=one.format,
        file=storage.put(one.content, one.format),
        preview=storage.put(one.preview, one.format),
        size=len(one.content),
        width=one.width,
        height=one.height,
        sha256=one.sha256,
    )


def drawing(chance: Random, *, houses: int, shift: int = 0) -> bytes:
    """A picture of houses before hills, as a file."""
    width, height = SIZE
    image = Image.new("RGB", SIZE, chance.choice(SKIES))
    pen = ImageDraw.Draw(image)
    for ridge in range(3):
        top = 260 + 90 * ridge
        peaks = [(x, top + chance.randint(-70, 70)) for x in range(-50, width + 200, 150)]
        pen.polygon([*peaks, (width, height), (0, height)], fill=chance.choice(HILLS))
    pen.rectangle((0, 690, width, height), fill="#b7a888")
    for place in range(houses):
        span = (width - 120) // houses
        house(pen, chance, left=60 + place * span + 60 * shift, span=int(span * 0.84), floor=760)
    target = BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()


def letter(place: int) -> bytes:
    """The last page of a signed letter as a scan: lines, two signatures, a round red seal; no word can be read."""
    width, height = PAGE
    image = Image.new("RGB", PAGE, "#fbfaf6")
    pen = ImageDraw.Draw(image)
    for line in range(16):
        top, end = 140 + 44 * line, width - (120 if line % 5 else 420)
        pen.line((120, top, end, top), fill="#55565a", width=9)
    for side, left in enumerate((160, 700)):
        points = [(left + 22 * step, 1010 + (step * (5 + side + place) % 4) * 18) for step in range(12)]
        pen.line(points, fill="#1d2f5a", width=5, joint="curve")
    pen.ellipse((720, 1080, 980, 1340), outline="#c0392b", width=12)
    pen.regular_polygon((850, 1210, 60), 5, fill="#c0392b")
    target = BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()


def house(pen: ImageDraw.ImageDraw, chance: Random, *, left: int, span: int, floor: int) -> None:
    """A house with its door, windows and roof."""
    tall = min(int(span * 0.45), 330)
    top, eaves = floor - tall, span // 12
    pen.rectangle((left, top, left + span, floor), fill=chance.choice(WALLS), outline="#3b332b", width=3)
    roof = [(left - eaves, top), (left + span // 8, top - tall // 2), (left + span * 7 // 8, top - tall // 2)]
    pen.polygon([*roof, (left + span + eaves, top)], fill=chance.choice(ROOFS))
    bay = span // 5
    pen.rectangle((left + 2 * bay, floor - tall * 2 // 3, left + 3 * bay, floor), fill="#5a3d2b")
    for start in (bay // 2, 3 * bay + bay // 2):
        box = (left + start, top + tall // 4, left + start + bay, top + tall * 3 // 5)
        pen.rectangle(box, fill="#2f4858", outline="#e9e4d8", width=5)
