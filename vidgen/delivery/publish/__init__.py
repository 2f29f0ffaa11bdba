"""What is posted where: texts, covers and films per platform, QR sheets, and the text for a chatbot.

========================  ==================================================================
``wording``               the words of a post, within each platform's limits
``alt``                   what the video shows, for those who cannot see it
``write``, ``read``       ``publish.yaml`` of a kit, for programs that post
``rendition``             a smaller film for platforms with a size cap
``qr_sheet``, ``links``   a sheet of QR codes to print, and where the videos were published
``chatbot``               questions and answers of the approved scripts
========================  ==================================================================
"""
