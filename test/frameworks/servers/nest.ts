import 'reflect-metadata';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Inject,
  Module,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Sse,
  UnauthorizedException,
  UploadedFile,
  UseGuards,
  UseInterceptors,
  ValidationPipe,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiProperty, ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import type { Started } from './started.js';
import { TOKEN, Notes, type Row } from './store.js';

class NewNote {
  @ApiProperty() @IsString() @IsNotEmpty() title!: string;
  @ApiProperty() @IsInt() @Min(0) weight!: number;
  @ApiProperty() @IsOptional() @IsIn(['plain', 'starred']) kind: 'plain' | 'starred' = 'plain';
}

class Note {
  @ApiProperty() id!: number;
  @ApiProperty() title!: string;
  @ApiProperty() weight!: number;
  @ApiProperty() kind!: 'plain' | 'starred';
}

class Page {
  @Type(() => Number) @IsInt() @Min(1) @Max(100) limit = 20;
}

@Injectable()
class Bearer implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<Request>().headers;
    if (authorization === `Bearer ${TOKEN}`) return true;
    throw new UnauthorizedException();
  }
}

@Controller()
@UseGuards(Bearer)
class NotesController {
  constructor(@Inject(Notes) private readonly notes: Notes) {}

  @Get('notes')
  @ApiResponse({ type: [Note] })
  list(@Query() { limit }: Page): Note[] {
    return this.notes.list(limit);
  }

  @Post('notes')
  @ApiResponse({ status: 201, type: Note })
  add(@Body() note: NewNote): Note {
    return this.notes.add(note);
  }

  @Get('notes/:id')
  @ApiResponse({ type: Note })
  get(@Param('id', ParseIntPipe) id: number): Note {
    return this.found(id);
  }

  @Put('notes/:id')
  @ApiResponse({ type: Note })
  put(@Param('id', ParseIntPipe) id: number, @Body() note: NewNote): Note {
    this.found(id);
    return this.notes.put(id, note);
  }

  @Delete('notes/:id')
  @HttpCode(204)
  remove(@Param('id', ParseIntPipe) id: number): void {
    this.notes.remove(id);
  }

  @Post('notes/:id/picture')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: 1024 * 1024 } }))
  picture(@UploadedFile() file: Express.Multer.File): { size: number } {
    return { size: file.size };
  }

  @Sse('events')
  watch(): Observable<{ data: object }> {
    return new Observable((subscriber) => {
      const counts = this.notes.counts();
      void (async () => {
        for await (const data of counts) subscriber.next({ data });
      })();
      return () => void counts.return(undefined);
    });
  }

  private found(id: number): Row {
    const note = this.notes.find(id);
    if (!note) throw new NotFoundException();
    return note;
  }
}

export async function start(notes: Notes): Promise<Started> {
  @Module({ controllers: [NotesController], providers: [{ provide: Notes, useValue: notes }] })
  class App {}

  const app = await NestFactory.create(App, { logger: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: '/openapi.json' });
  await app.listen(0, '127.0.0.1');
  return {
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    close: () => (app.getHttpServer().closeAllConnections(), app.close()),
  };
}
