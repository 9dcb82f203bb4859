"""A file that is too large is not stored while it comes in: what is over the limit is dropped at once."""

from django.core.files.uploadhandler import FileUploadHandler

from .pictures import MAX_BYTES


class Quota(FileUploadHandler):
    """Passes on a little more than a file may have; `pictures.prepare` sees from it that the file is too large."""

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size):
        return None
